mingbaiSearch(["楼 经 绿 ,按 -0 .9 14 3月 ;列 ex mp s: 为中 元, 养护 办( 务办 商场 在这 天登 手不 改正 服务 未作 次年 满意 算的 迟到 青禾 00% 140 1.95","a1LKKKKKKKKKbaUiiiSiii1oootoka2iiA=="])
