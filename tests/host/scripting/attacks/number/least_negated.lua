-- EXPECT ok, error: the least integer
return math.abs(math.mininteger) == math.mininteger, math.mininteger // -1, math.fmod(math.mininteger, -1)
