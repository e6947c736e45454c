-- EXPECT timeout: a set of a million characters against a long text
local set = "[" .. ("a"):rep(500000) .. "b]"
return (("c"):rep(500000):find(set))
