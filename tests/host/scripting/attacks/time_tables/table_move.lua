-- EXPECT timeout: a C loop over nothing
table.move({}, 1, math.maxinteger - 1, 2)
