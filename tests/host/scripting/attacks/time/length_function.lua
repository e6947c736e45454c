-- EXPECT timeout: a length that loops
return #setmetatable({}, { __len = function() while true do end end })
