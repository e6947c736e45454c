-- EXPECT ok, refused, error: a constant _ENV (CVE-2022-28805)
local _ENV <const> = {}
local function f() return X end
return f() == nil
