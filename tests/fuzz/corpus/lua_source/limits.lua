local ok, err = pcall(function() while true do end end)
return setmetatable({}, { __close = function() return 1 end }), ok, err
