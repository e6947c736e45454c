-- EXPECT error: an object that describes itself wrongly
error(setmetatable({}, { __tostring = function() return 42 end }))
