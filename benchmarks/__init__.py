"""Speed and memory, each figure beside a named alternative measured in the same run."""
