mingbaiSearch(["袋 区财 年在 023 2023","Sqqg"])
