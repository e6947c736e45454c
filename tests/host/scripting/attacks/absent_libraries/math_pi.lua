-- EXPECT error: not there
return math.pi + 1 and "ESCAPED"
