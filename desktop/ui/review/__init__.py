"""The room where doubts are asked and answered: the line beside the passage, the lead's queue, a code from words."""
