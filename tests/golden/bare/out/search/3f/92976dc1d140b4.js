mingbaiSearch(["24 一、 按分 盏。 维护 评5 .99 1.主 3.5","Sqqq2qqqqA=="])
