-- EXPECT error, refused: __len lies to table.insert
local t = setmetatable({}, { __len = function() return 1 << 40 end })
table.insert(t, 1, "x")
