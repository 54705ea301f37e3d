"""What Tawasul Desk and Tawasul Central agree on: records, operations, outcomes and rules."""
