<?xml version="1.0" encoding="UTF-8"?>
<!-- Which markers belong to a note, and the numbers of both. Part of the package edition.xsl. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:ed="urn:x-teiwright:edition"
                xmlns="http://www.tei-c.org/ns/1.0"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                expand-text="yes" exclude-result-prefixes="#all">

  <!-- For each note's xml:id the ids of its markers. -->
  <xsl:function name="ed:backs" as="map(xs:string, xs:string*)">
    <xsl:param name="markers" as="element()*"/>
    <xsl:param name="ids" as="map(xs:string, xs:string)"/>
    <xsl:variable name="entries" as="map(xs:string, xs:string*)*">
      <xsl:for-each-group select="$markers" group-by="tokenize(@target) ! substring-after(., '#')">
        <xsl:sequence select="map:entry(current-grouping-key(), current-group() ! $ids(generate-id(.)))"/>
      </xsl:for-each-group>
    </xsl:variable>
    <xsl:sequence select="map:merge($entries)"/>
  </xsl:function>

  <!-- The notes that a marker points to. -->
  <xsl:function name="ed:notes-meant" as="xs:string*">
    <xsl:param name="marker" as="element()"/>
    <xsl:param name="note-ids" as="map(xs:string, xs:string)"/>
    <xsl:sequence select="tokenize($marker/@target) ! $note-ids(substring-after(., '#'))"/>
  </xsl:function>

  <!-- Of what points to notes, what calls them. A note within running text is called where it stands: “see footnote 2” elsewhere is a reference to it,
       unless a number or sign by itself calls it, too. -->
  <xsl:function name="ed:markers" as="element()*">
    <xsl:param name="pointing" as="element()*"/>
    <xsl:param name="note-ids" as="map(xs:string, xs:string)"/>
    <xsl:variable name="worded" as="element()*" select="$pointing[not(@type = 'noteAnchor')][matches(., '\p{L}')][matches(ed:plain(.), '\p{L}{2}|\p{L}\W+\w')]"/>
    <xsl:variable name="callers" as="element()*" select="$pointing except $worded"/>
    <xsl:variable name="called" as="map(xs:string, xs:boolean)" select="
        map:merge(distinct-values($callers[exists($worded)] ! ed:notes-meant(., $note-ids)) ! map:entry(., true()))"/>
    <xsl:sequence select="$callers | $worded[not(every $id in ed:notes-meant(., $note-ids) satisfies not($called($id)) and ed:in-running-text(key('ed:by-id', $id, root())[self::note][1]))]"/>
  </xsl:function>

  <xsl:function name="ed:in-running-text" as="xs:boolean">
    <xsl:param name="note" as="element(note)?"/>
    <xsl:sequence select="exists($note[not(@place = 'end' or @target)]/parent::*/ancestor-or-self::*[ed:holds-words(.)])"/>
  </xsl:function>

  <!-- For each note's xml:id the marker that the note follows where notes go to their markers: the first one, but no reference from one note to another. -->
  <xsl:function name="ed:marks" as="map(xs:string, xs:string)">
    <xsl:param name="markers" as="element()*"/>
    <xsl:param name="ids" as="map(xs:string, xs:string)"/>
    <xsl:param name="note-ids" as="map(xs:string, xs:string)"/>
    <xsl:map>
      <xsl:for-each-group select="$markers[not(ancestor::note)][not(@type = 'xref')]" group-by="ed:notes-meant(., $note-ids)[1]">
        <xsl:map-entry key="current-grouping-key()" select="$ids(generate-id())"/>
      </xsl:for-each-group>
    </xsl:map>
  </xsl:function>

  <!-- The piece with which a note goes on elsewhere: it comes later, and says so too. -->
  <xsl:function name="ed:next-piece" as="element(note)?">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="$note/@next/key('ed:by-id', substring-after(., '#'), root($note))[1][self::note[@prev = '#' || $note/@xml:id]][. >> $note]"/>
  </xsl:function>

  <!-- True for a further piece of a note. -->
  <xsl:function name="ed:is-piece" as="xs:boolean">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="exists($note/@prev/key('ed:by-id', substring-after(., '#'), root($note))[1][self::note][ed:next-piece(.) is $note])"/>
  </xsl:function>

  <!-- For each note (by generate-id) its number: as printed, else that of its marker, else counted among those without. -->
  <xsl:function name="ed:numbers" as="map(xs:string, xs:string)">
    <xsl:param name="notes" as="element(note)*"/>
    <xsl:param name="markers" as="element()*"/>
    <xsl:variable name="of-marker" as="map(xs:string, xs:string)" select="
        map:merge($markers[ed:marker-number(.)] ! map:entry(substring-after(tokenize(@target)[1], '#'), ed:marker-number(.)))"/>
    <xsl:variable name="silent" as="element(note)*" select="$notes[not(ed:printed-number(.)) and not($of-marker(string(@xml:id)))][not(ed:is-piece(.))]"/>
    <xsl:sequence select="map:merge((
        for $i in 1 to count($silent) return map:entry(generate-id($silent[$i]), string($i)),
        $notes[ed:printed-number(.)] ! map:entry(generate-id(.), ed:printed-number(.)),
        $notes[not(ed:printed-number(.))][$of-marker(string(@xml:id))] ! map:entry(generate-id(.), $of-marker(string(@xml:id)))))"/>
  </xsl:function>

  <xsl:function name="ed:printed-number" as="xs:string?">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="($note/@n/string(), $note/label[1]/ed:bare(.)[matches(., $ed:number, 'i')])[normalize-space()][1]"/>
  </xsl:function>

  <!-- “[2].” → “2”. -->
  <xsl:function name="ed:bare" as="xs:string">
    <xsl:param name="number" as="xs:string"/>
    <xsl:sequence select="replace(normalize-space($number), '[\[\]().:]', '')"/>
  </xsl:function>

  <!-- The label of a prepared note that is nothing but its number: “2.”, “[^2]:”, “Note 2:”. One with other words is part of the note. -->
  <xsl:function name="ed:number-label" as="element(label)?" visibility="public">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="$note/*[1][self::label][not(preceding-sibling::text()[normalize-space()])]
        [ed:bare(.) = ed:bare($note/@ed:n) or ed:letters(.) ne '' and not(ed:is-worded(., $note/@ed:n))]"/>
  </xsl:function>

  <!-- The number that a marker bears: stated, or its words where they are a number or a sign; nothing if it has other words. -->
  <xsl:function name="ed:marker-number" as="xs:string">
    <xsl:param name="marker" as="element()"/>
    <xsl:sequence select="string(($marker/@n/string(), ed:marker-words($marker)[matches(., $ed:number, 'i')])[normalize-space()][1])"/>
  </xsl:function>

  <!-- “12”, “12a”, “Note 2”, “xiv”, “b”, “*”, “††”. -->
  <xsl:variable name="ed:number" static="yes" as="xs:string" select="'^((\p{L}+\.?\s?)?\p{N}{1,5}\p{L}{0,2}|[ivxlcdm]+|\p{L}|[^\p{L}\p{N}]{1,5})$'"/>

  <xsl:function name="ed:marker-words" as="xs:string">
    <xsl:param name="marker" as="element()"/>
    <xsl:sequence select="replace(ed:plain($marker), '[\[\]()]', '')"/>
  </xsl:function>

  <!-- True if a marker has words besides its number: “see below” for 2, or “see note 2”, but not “[2]” or “[Note 2]”. -->
  <xsl:function name="ed:is-worded" as="xs:boolean">
    <xsl:param name="marker" as="element()"/>
    <xsl:param name="shown" as="xs:string"/>
    <xsl:variable name="plain" as="xs:string" select="ed:plain($marker)"/>
    <xsl:variable name="words" as="xs:string" select="ed:letters($plain)"/>
    <xsl:variable name="number" as="xs:string" select="ed:letters($shown)"/>
    <xsl:sequence select="
        translate($plain, '[]()', '') ne $shown
        and not($words = ('', $number)) and not($number ne '' and ends-with($words, $number) and count(tokenize($plain)) le 2)"/>
  </xsl:function>

  <xsl:function name="ed:letters" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="lower-case(normalize-unicode($text, 'NFKC')) => replace('[^\p{L}\p{N}]', '')"/>
  </xsl:function>

</xsl:stylesheet>
