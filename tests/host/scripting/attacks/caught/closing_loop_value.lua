-- EXPECT timeout: the closing value of a for must not run after the end
local closing = setmetatable({}, { __close = function() grant() end })
for _ in function() while true do end end, nil, nil, closing do end
return "ESCAPED"
