-- EXPECT timeout: a frontier with a long set
local set = "%f[" .. ("a"):rep(500000) .. "b]"
return (("c"):rep(500000):find(set))
