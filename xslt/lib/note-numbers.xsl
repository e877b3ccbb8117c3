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

  <!-- A reference that holds nothing but this note has no words of its own to which it could be one: it is shown in its place. -->
  <xsl:function name="ed:fills-reference" as="xs:boolean">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="exists($note/parent::bibl[not(text()[normalize-space()])][empty(* except note)])"/>
  </xsl:function>

  <!-- For each note (by generate-id) its number: as printed, else that of its marker, else counted among those without. -->
  <xsl:function name="ed:numbers" as="map(xs:string, xs:string)">
    <xsl:param name="notes" as="element(note)*"/>
    <xsl:param name="markers" as="element()*"/>
    <xsl:variable name="of-marker" as="map(xs:string, xs:string)" select="
        map:merge($markers[ed:marker-number(.)] ! map:entry(substring-after(tokenize(@target)[1], '#'), ed:marker-number(.)))"/>
    <xsl:variable name="silent" as="element(note)*" select="$notes[not(ed:printed-number(.)) and not($of-marker(string(@xml:id)))][not(ed:is-piece(.) or ed:fills-reference(.))]"/>
    <xsl:sequence select="map:merge((
        for $i in 1 to count($silent) return map:entry(generate-id($silent[$i]), string($i)),
        $notes[ed:printed-number(.)] ! map:entry(generate-id(.), ed:printed-number(.)),
        $notes[not(ed:printed-number(.))][$of-marker(string(@xml:id))] ! map:entry(generate-id(.), $of-marker(string(@xml:id)))))"/>
  </xsl:function>

  <xsl:function name="ed:printed-number" as="xs:string?">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="($note/@n/string(), $note/label[1]/ed:bare(.)[matches(., $ed:number, 'i')])[normalize-space()][1]"/>
  </xsl:function>

  <!-- For each note (by generate-id) that begins with its own number in its words (“1 He means …”, “2. The younger.”) the text, or the element round it, in which it does.
       The numbers are those of the notes only if all have them, each counting on from the one before or beginning anew:
       a note that says “1. Mai” or “2 Kings” has none. -->
  <xsl:function name="ed:said-numbers" as="map(xs:string, node())">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:variable name="notes" as="element(note)*" select="$tei/text//note[not(label)][not(tokenize(@place) = ('inline', 'margin', 'left', 'right'))][not(ed:is-hidden(.))]"/>
    <xsl:variable name="begun" as="map(xs:string, node())" select="map:merge($notes ! map:entry(generate-id(.), ed:begun-with-number(.))[exists(?*)])"/>
    <xsl:map>
      <xsl:if test="map:size($begun) ge 2 and map:size($begun) eq count($notes)">
        <xsl:variable name="counted" as="node()*">
          <xsl:iterate select="$notes">
            <xsl:param name="last" as="xs:integer" select="0"/>
            <xsl:variable name="said" as="node()?" select="$begun(generate-id(.))"/>
            <xsl:variable name="number" as="xs:integer?" select="$said ! xs:integer(replace(., $ed:said-number, '$2', 's'))"/>
            <xsl:if test="$number = ($last + 1, 1) and (not(@n) or ed:bare(@n) = string($number))"><xsl:sequence select="$said"/></xsl:if>
            <xsl:next-iteration><xsl:with-param name="last" select="($number, $last)[1]"/></xsl:next-iteration>
          </xsl:iterate>
        </xsl:variable>
        <xsl:if test="count($counted) eq count($notes)">
          <xsl:sequence select="$counted ! map:entry(generate-id(ancestor::note[1]), .)"/>
        </xsl:if>
      </xsl:if>
    </xsl:map>
  </xsl:function>

  <xsl:variable name="ed:said-number" static="yes" as="xs:string" select="'^\s*([\[(]?([0-9]{1,4})[\])]?[.:)]?)(\s.*)?$'"/>

  <!-- What stands first in a note or its first paragraph, if it is a text that begins with a number and a space, or a number set off by itself. -->
  <xsl:function name="ed:begun-with-number" as="node()?">
    <xsl:param name="note" as="element(note)"/>
    <xsl:variable name="first" as="node()?" select="$note/node()[normalize-space() or self::*][1]"/>
    <xsl:variable name="begin" as="node()?" select="if ($first/self::p) then $first/node()[normalize-space() or self::*][1] else $first"/>
    <xsl:sequence select="
        $begin[self::text()][matches(., '[0-9]\S?\S?\s')][matches(., $ed:said-number, 's')],
        $begin[self::hi or self::num or self::seg][following-sibling::node()[normalize-space()]][matches(normalize-space(), $ed:said-number)][not(contains(normalize-space(), ' '))]"/>
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
