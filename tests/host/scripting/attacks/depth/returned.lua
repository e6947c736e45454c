-- EXPECT error: tables in tables are returned
local t = {}
for i = 1, 1000 do t = { t } end
return t
