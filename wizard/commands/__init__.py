"""The commands, divided by what a person has at hand: a message to assess, a set to prove, rules to hand on."""
