"""What the desk does, without a window: store, network, paper."""
