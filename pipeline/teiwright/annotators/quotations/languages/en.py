"""English."""

from teiwright.annotators.quotations.languages import Words

WORDS = Words(
    code="en",
    said=(
        "said|says|say|saith|cried|cries|cry|replied|replies|answered|answers|asked|asks|exclaimed|exclaims|continued|continues|added|adds|whispered"
        "|muttered|murmured|observed|remarked|returned|rejoined|repeated|inquired|enquired|interrupted|interposed|shouted|called|shout|whisper|answer|exclaim|scream|murmur|mutter|began"
        "|went on|responded|retorted|demanded|declared|ejaculated|resumed|pursued|suggested|protested|thought|sighed|laughed|sobbed"
        "|faltered|gasped|growled|screamed|shrieked|stammered|pleaded|urged|insisted|explained|echoed|concluded|announced|assented|agreed"
        "|admitted|confessed|commented|complained|groaned|snapped|snarled|roared|yelled|bellowed|moaned|put in|broke in|chimed in|told"
        "|quoth|argued|objected|persisted|proceeded|reflected|ventured|wailed|wondered|acknowledged|affirmed|asserted|begged|implored"
        "|hissed|mused|prompted|reasoned|requested|sneered|vociferated|warned|grumbled|chuckled|lisped|drawled|coughed|croaked"
    ),
    says=(
        "(?:sa(?:ys?|id|ying|ith)|answered|writ(?:es?|ing)|wrote|written|maintain(?:s|ed|ing)?|claim(?:s|ed|ing)?|argu(?:e|es|ed|ing)|assert(?:s|ed|ing)?"
        "|conclud(?:e|es|ed|ing)|declar(?:e|es|ed|ing)|stat(?:e|es|ed|ing)|not(?:es|ed|ing)|observ(?:e|es|ed|ing)|remark(?:s|ed|ing)?"
        "|insist(?:s|ed|ing)?|explain(?:s|ed|ing)?|describ(?:e|es|ed|ing)|characteri[sz](?:e|es|ed|ing)|quot(?:e|es|ed|ing)|cit(?:e|es|ed|ing)"
        "|report(?:s|ed|ing)?|admit(?:s|ted|ting)?|acknowledg(?:e|es|ed|ing)|add(?:s|ed|ing)?|warn(?:s|ed|ing)?|complain(?:s|ed|ing)?"
        "|repl(?:y|ies|ied|ying)|respond(?:s|ed|ing)?|announc(?:e|es|ed|ing)|proclaim(?:s|ed|ing)?|affirm(?:s|ed|ing)?|den(?:y|ies|ied|ying)"
        "|suggest(?:s|ed|ing)?|urg(?:e|es|ed|ing)|recommend(?:s|ed|ing)?|instruct(?:s|ed|ing)?|inform(?:s|ed|ing)?|tell(?:s|ing)?|told"
        "|reads?|believ(?:e|es|ed|ing)|think(?:s|ing)?|thought|ask(?:s|ed|ing)?|propos(?:e|es|ed|ing)|emphasi[sz](?:e|es|ed|ing)|lament(?:s|ed|ing)?"
        "|promis(?:e|es|ed|ing)|protest(?:s|ed|ing)?|confess(?:es|ed|ing)?|exclaim(?:s|ed|ing)?|refer(?:s|red|ring)? to|speak(?:s|ing)? of|spoke of"
        "|defin(?:e|es|ed|ing) (?:itself|himself|herself|themselves)|express(?:es|ed|ing)?|stress(?:es|ed|ing)?|predict(?:s|ed|ing)?|advis(?:e|es|ed|ing)"
        "|order(?:s|ed|ing)?|stipulat(?:e|es|ed|ing)|require(?:s|d)?|portray(?:s|ed)?|prais(?:e|es|ed|ing)|denounc(?:e|es|ed|ing))"
    ),
    writer="I",
    goes_on="continued|continues|continue|went on|goes on|resumed|resumes|proceeded|pursued|added|adds|concluded",
    pronoun="i|he|she|they|we|you|it|who",
    by="by",
    according="according to|in the words of|to quote|as .{1,40} (?:put it|puts it|said|says|wrote|writes)|in .{1,30} words",
    that="that|whether",
    so_called="so-called|so called|self-styled|self-proclaimed|supposed|alleged|would-be|ostensible",
    word=(
        "the (?:word|term|expression|phrase|name|verb|noun|adjective|adverb|label|epithet|letter|syllable|prefix|suffix)s?(?: of)?"
        "|(?:call(?:s|ed|ing)?|nam(?:es?|ed|ing)|dub(?:s|bed)) (?:him|her|it|them|me|us|himself|herself|itself|themselves)"
        "|(?:is|are|was|were|be|been|being|so|often|generally|commonly|usually|what (?:he|she|they|we) |which (?:he|she|they|we) )[ ]?(?:called|termed|dubbed|named|nicknamed|spelled|spelt|pronounced)"
        r"|(?:whom?|which|that|what) (?:\w+ ){1,3}(?:call|nickname|dub)(?:s|ed|bed)?|(?:whom?|which|what) (?:\w+ ){1,3}(?:name|term|style)(?:s|d)?|that (?:\w+ ){1,2}names?"
        r"|known (?:(?!to (?:have|be) )\w+ ){0,4}as|defin(?:e|es|ed|ing)|(?<!a )spell(?:s|ed|ing)?|spelt|misspel(?:ls|led|t)|short for|(?:words?|names?|terms?|is|are) derived from|synonymous with|(?:synonym|corruption|contraction|abbreviation) (?:of|for)|rhym(?:e|es|ed|ing) with"
    ),
    asked="what (?:does|do|did|would|could|can)",
    written=r"reads?|written|inscribed|(?:ran|runs|inscription|notice|placard|sign|label|headline|telegram|letter|note|postcard|epitaph)(?=\s*:)",
    joins="and|or|nor|as well as",
    means="means|meaning|meant|signif(?:ies|ied|ying)|denotes?|denoted|stands for|(?:is|was) (?:a|an|the) (?:word|term|name)|translates as",
    article_title=(
        "(?:article|essay|poem|ode|sonnet|chapter|story|tale|song|hymn|ballad|lecture|speech|sermon|paper|study|review|editorial|column|sketch|section"
        "|fable|elegy|epistle|satire|ditty|carol|psalm|anthem|lullaby|dirge|waltz|quadrille|sonata|symphony|tune|(?:essay|article|poem|ode|sonnet|tale|song|hymn|ballad|lecture|sermon|paper|sketche|fable)s|stories|elegies)(?: (?:on|of|called|named))?"
    ),
    book_title="(?:author|authoress|writer|translator|hero|heroine) of(?: the)?|(?:book|cop(?:y|ies) of|edition of|novel|play|drama|tragedy|comedy|opera|operetta|oratorio|farce|epic|tract|brochure|romance|monograph|handbook|novelette|pamphlet|treatise|film|memoirs?|autobiography|biography|(?:volume|collection|book)(?: of (?:verse|verses|poems|poetry|essays|stories|tales|sketches|songs|letters|sermons))?)(?: (?:called|named))?",
    journal_title="(?:editor|sub-editor|proprietor|correspondent|reporter) of(?: the)?|newspaper|journal|magazine|gazette|weekly|periodical",
    titled="titled|entitled|under the (?:title|heading)(?: of)?|with the title(?: of)?|by the title(?: of)?|headed",
    before_noun=(
        "the|a|an|this|that|these|those|his|her|its|their|our|my|your|some|any|no|every|each|such|of|for|by|in|with|from|between|against|into"
    ),
    determiner="the|my|his|her|our|your|their|a|an|this|that",
    before_others="a|an|to|at|on|upon|after|before|about|behind|beside|near|over|under|like|but|except|save",
    small_in_title="a|an|and|as|at|by|for|from|in|of|on|or|the|to|upon|with",
    before_work="in|from|see|reads?|reading|re-?read|author of|editor of|translated|published|edited",
    asks="mean|signify|denote|stand for|refer to",
    periodical=(
        r"(?:The )?+(?!(?:An?|My|Your|Our|His|Her|Their|Hard|Good|Bad|Old|Olden|Grand|Great|Powder|Ancient|Modern|Happy|Merry|First|Last|Final) )"
        r"(?:(?:[A-Z][\w.’'&-]* ){1,3}(?:Gazette|Review|Magazine|Chronicle|Herald|Tribune|Advertiser|Intelligencer|Telegraph|Journal|Times|Courier|Quarterly|Mercury|Argus|Guardian|Examiner|Observer|Enquirer|Inquirer|Reporter|Recorder|Sentinel|Independent|Free Press)$"
        r"|(?:[A-Z][\w.’'&-]* )?(?:Morning|Evening|Daily|Weekly|Sunday|Saturday|Illustrated) (?:[A-Z][\w.’'-]* )?(?:Post|News|Mail|Express|Standard|Sun|World|Globe|Mirror|Graphic|Sketch|Dispatch|Despatch|Leader|Record|Echo|Register|Press|Bulletin|Transcript|Mercury|Examiner|Observer|Packet|Ledger|Call)$)"
        r"|The (?:Examiner|Observer|Enquirer|Inquirer|Spectator|Gazette|Review|Chronicle|Herald|Tribune|Advertiser|Intelligencer|Telegraph|Journal|Times|Courier|Quarterly)$|Times$|Gazette$"
    ),
    performed="(?:read|reads|reading|re-?read|perused|perusing) the|(?:read|sing|play|recite|hum|whistle)s? (?:me|us|him|her|them|you|it)|sang|sings|sing|singing|sung|played|plays|playing|performed|performs|performing|recited|recites|reciting|hummed|whistled|reads? from|reading from",
    craft=(
        "ship|brig|brigantine|barque?|schooner|sloop|cutter|ketch|steamer|steamship|packet|yacht|frigate|whaler|trawler|smack|lugger"
        "|inn|hotel|tavern|public-house|alehouse"
    ),
    before_craft=(
        r"H\.M\.S\.|S\.S\.|R\.M\.S\.|aboard(?: the)?|on board(?: of)?(?: the)?|(?:at )?the sign of(?: the)?"
        r"|(?:put up|stayed|staying|stopped|dined|slept|lodged|lodging|supped|breakfasted)(?: \w+)? at the"
    ),
    elided_start=(
        "tis|twas|twere|twill|twould|twixt|tisn|twasn|em|uns?|er|im|is|ave|ad|as|ere|ead|ouse|orse|ome|alf|ell|e|cause|cos|cept|bout|gainst|neath"
        "|mongst|midst|mid|fore|til|till|round|way|kay|scuse|spose|ud|ull|ll|re|ve|d|s|t|n|nuff|nother|pon|prentice|change|fraid|stead|low|tain"
        "|taint|member|dead|tween|lection|possum|special|specially|ooman|oman|spect|spects|spected|cording|mediate|mediately|deed|casion"
        "|ow|oo|ooever|owever|ows?ever|ard|arder|ardest|ardly|arf|alves|appen(?:s|ed|ing|in)?|appy|appier|appiness|andsome|andker\\w+|ands|andful|anded|andin|ang(?:s|ed|ing|in)?"
        "|arvest|ats|ating|atin|aving|avin|aven|avn|adn|asn|awk(?:s|er)?|eads?|eaded|ealth\\w*|eaps?|eards?|earts?|earty|earin|eavens?|eavy|elp(?:s|ed|ing|in|less)?"
        "|ers|erself|imself|isself|issel|isn|igh|igher|ighest|ighness|ighway|inders?|indered|ires?|ired|istory|obby|oled?|oles|olidays?|olding|oldin|omes?|opes?|oped|oping|opin"
        "|orns?|orrible|orrid|orrors?|orses|ospitals?|ot|otter|otel|ouses|owl(?:ed|ing|in)|uge|umble|umbug|undreds?|unger|ungry|unts?|unting|untin|urry|urried|urts?|urting|urtin|usbands?|ush|ushed|uts?|ymns?"
    ),
    elided_only="em|t|s|d|ll|re|ve|un|ud|ull|n|nuff",
    subordinate="as|which|that|so|who|whom|whose|what|than|if|when|while|because|like",
    elided_end="[sxz]|(?<=[^\\Wa])in|\\w(?:fo|tur|tun)|\\b(?:tho|thro|altho|fro|mak|tak|o|th|an|i|t|d|wi|wit|ha|ol|mo|fo|yo|lo|ma|pa|tha|gi|ca|awa|fu|a)",
    subject="before",
    speaks="I|you|we|me|my|your|our|us|mine|yours|ours|I['’]\\w+|you['’]\\w+|we['’]\\w+",
    narrates="(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t) \\w+",
    adjunct=r"\w+ing|with|without|as|who|and|in a|while|when|then|his|her",
    adverb="ly",
    after_subject="had|has|was|is",
    no_noun="[a-z]{3}ing",
    see="see|compare",
    part=r"chapters?|chap\.|ch\.|books?|bk\.|volume|part|act|scene|canto|stanzas?|pages?",
)
