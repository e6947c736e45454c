-- EXPECT timeout: the longest for
for i = math.mininteger, math.maxinteger do end
