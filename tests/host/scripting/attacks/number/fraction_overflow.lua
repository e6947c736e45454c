-- EXPECT error: more than 64 bits
local f = fraction(1, math.maxinteger)
return f * f
