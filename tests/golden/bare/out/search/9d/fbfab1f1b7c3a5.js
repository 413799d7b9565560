mingbaiSearch(["维 万元 分。 分数 换。 自评 024 2024 3.50","aqVVXSlU"])
