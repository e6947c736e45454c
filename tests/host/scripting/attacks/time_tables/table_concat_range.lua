-- EXPECT error, timeout: a range without end
return table.concat({}, "", 1, math.maxinteger)
