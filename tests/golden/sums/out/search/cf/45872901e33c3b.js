mingbaiSearch(["体 青 60 8. ;自 个部 为良 借阅 办事 指标 的9 970 0.00 00.0 000. 130.","dQKOFTSsMjEbqJaGWLYo4UU7iRmWhGhEGauopYA="])
