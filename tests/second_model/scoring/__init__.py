"""The second model's rooms, in the order in which a bid goes through them.

numbers   what people type, and rounding
facts     the contract, the tender, thresholds and stated figures
units     what the inputs of a pledge make
values    pounds for a unit, by year, place and index; what would have come anyway; discount
rules     what does not count, and what a broken rule does
offer     one bid: its pledges, its lines, what its sections count
methods   from what a section counts to its marks
results   all bids together, in the shape of the score JSON
compare   what an example expects against the results
"""
