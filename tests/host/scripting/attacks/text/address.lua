-- EXPECT ok: no address in any text
for _, each in ipairs({ {}, function() end, tostring, fraction(1, 2), letter "x" }) do
  if tostring(each):find("0x") or tostring(each):find("%x%x%x%x%x%x") then return "ESCAPED" end
end
local ok, message = pcall(function() return {} + 1 end)
if message:find("0x") then return "ESCAPED" end
