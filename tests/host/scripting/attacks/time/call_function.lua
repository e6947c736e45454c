-- EXPECT timeout: a table that is called
return setmetatable({}, { __call = function() while true do end end })()
