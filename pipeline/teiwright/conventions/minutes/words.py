"""The words by which minutes tell what happens: who presides, what is moved, who is sworn, in English, French, German, Spanish and Italian."""

from __future__ import annotations

from teiwright.conventions import words as w
from teiwright.conventions.capitals import CAPITAL
from teiwright.patterns import lazy

PRESIDES = lazy(
    r"(?i)\b(?:président(?:e)?|chair(?:man|woman|person)?|speaker|präsident(?:in)?|vorsitzender?|presidente|presidenta)\b(?! \d)"
)
CATECHISM = lazy(r"(?i)\b(?:catechism|cat[ée]chisme|catechismus|katechismus|catecismo|catechismo)")
RESOLVED = lazy(
    r"(?i)(?:it was )?(?:resolved|decided|agreed|moved|carried|motion|beschlossen|beschluss|résolu|il est décidé|acordado|se acuerda|si delibera)\b"
)
REPORTED = lazy(
    rf"(?:(?:{w.CAPITAL_ARTICLES}) )?(?:{w.PERSON_TITLES})\.? {CAPITAL}[\w’'-]+ (?=[^\W\d_A-ZÀ-ÖØ-Þ])"
)
"""“El Sr. Ramos manifestó que …”, “Mr. Bell said that …”."""
INTERVIEW = lazy(
    r"(?i)(?:an? )?(?:interview|conversation|dialogue|entretien|interviews?|gespräch|befragung|entrevista|conversación|intervista|conversazione|colloquio)\b"
)
BUSINESS = lazy(
    r"(?i)\b(?:seconded|carried(?: unanimously)?|proposed (?:that|by)|moved (?:that|by)|adjourned|in the chair|(?:the |this |next )meeting(?: was)? (?:closed|opened|adjourned|ended|began)|next meeting|"
    r"einstimmig|angenommen|abgelehnt|nächste sitzung|schluss der sitzung|adopté(?:e)?|à l['’]unanimité|séance (?:est )?levée|prochaine (?:séance|réunion)|por unanimidad|por mayoría|voti favorevoli|con voti|dopo (?:ampia |breve |lunga )?discussione|a votación|se levant[aó] la sesión|(?:fue|quedó) aprobada|se acordó|"
    r"all['’]unanimità|la seduta)\b"
)
IN_BRACKETS = lazy(
    r"(?:\[(?![\d*]{1,3}\])[^\[\]]{3,300}\]|\([^()]{3,300}\)|(?:(?:Cross-|Re-|Re-cross-)?[Ee]xamin(?:ed|ation) (?:by|of)|[A-Z][^.:!?\n]{2,60}, (?:cross-|re-)?examined by) [^:!?\n]{2,60})\.?$"
)
WITNESS = lazy(
    rf"(?:(?:{w.PERSON_TITLES})\.? )?(?:{CAPITAL}[^\W\d_a-zß-öø-ÿ'’-]+ ){{1,4}}{CAPITAL}[^\W\d_a-zß-öø-ÿ'’-]+(?=[,.:(]| \()"
)
"""“ANN PIKE, sworn.”: a name in capitals, and more."""
SWORN = lazy(
    rf"(?:{CAPITAL}[\w’'-]*\.?,? (?:(?:{w.LINKS}|{w.JOINS}|the) )?){{2,6}}"
    r"[(\[]?(?i:(?:being |was |were |duly |having been |wird |ist |gerichtlich |a été |dûment )*(?:(?:re-?)?sworn|(?:re-?)?called|affirmed|vereidigt|beeidigt|assermentée?|juramentad[oa]|giurat[oa])"
    r"(?:,? (?:and |und |et )?(?:sworn|examined|says|saith|deposed|vernommen|entendue?|interrogad[oa]))?)[)\]]?[.,:]?$"
)
"""The same on a line by itself: “Mary Weir (sworn).”"""
WITHDRAWS = lazy(
    r"(?i:the witness(?:es)? (?:then |here )?(?:withdrew|stood down|retired)|(?:der zeuge|die zeugin) (?:wird entlassen|tritt ab)|le témoin se retire|el testigo se retira|il teste si ritira)\.?$"
)
