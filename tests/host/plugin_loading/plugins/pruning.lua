-- A shipped file; nothing in these tests runs it.
return workflow { name = "orchards.pruning" }
