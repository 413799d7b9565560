mingbaiSearch(["事 办 3年 23年","SVQ="])
