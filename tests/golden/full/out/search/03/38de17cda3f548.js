mingbaiSearch(["道 长 )8 )做 /2 0万 10 2) 3. 3公 6% 8号 98 ps 上支 了多 出1 务对 单位 名册 和存 年1 年结 建楼 报告 效益 明; 有误 楼宇 访谈 评8 财政 001 900 ple 0102 1.20 13.5 88.5 ttps","IlFFFslFFNFFFFtNFElFFyii5RTRa0VJKKlFtSipRA=="])
