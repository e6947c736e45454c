-- EXPECT oom: closures that are all kept
local kept = {}
while true do local own = {} kept[#kept + 1] = function() return own end end
