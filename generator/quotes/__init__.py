"""An offer for one customer: the customer's file read, its prices worked out, and who may grant them."""
