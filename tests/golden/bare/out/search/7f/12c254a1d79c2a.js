mingbaiSearch(["处 社 ,按 .9 2盏 区2 在这 青禾","RSqqqrog"])
