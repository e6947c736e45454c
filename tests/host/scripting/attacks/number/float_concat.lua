-- EXPECT error: the same
return table.concat({ 0.1 })
