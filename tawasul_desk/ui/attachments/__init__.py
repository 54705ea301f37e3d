"""Looking at attachments inside the program, from memory."""
