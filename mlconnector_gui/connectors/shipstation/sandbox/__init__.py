"""
A simulated ShipStation account, written from what ShipStation's API V1 does and without this program's client.

Where ShipStation's behaviour is not documented (an update of a locked order, a filter with an offset) it does the one
thing of those possible that a client has the hardest time with.
"""
