<?xml version="1.0" encoding="UTF-8"?>
<!-- Divisions, headings, paragraphs, verse, lists, tables, notes at the end. Part of typst.xsl. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:p="urn:x-teiwright:print"
                xmlns:m="urn:x-teiwright:print:functions"
                xmlns:y="urn:x-teiwright:typst:functions"
                exclude-result-prefixes="#all" expand-text="yes">

  <!-- ============ blocks ============ -->

  <!-- A block in another language than what is round it: its words are parted, read aloud and set from the side as that language has them. -->
  <xsl:template match="(p:section | p:head | p:para | p:set-off | p:stanza | p:line | p:speech | p:list | p:table | p:subhead)[@xml:lang ne ancestor::*[@xml:lang][1]/@xml:lang]"
                mode="y:code" as="text()*" priority="2">
    <xsl:text>lang({y:string(y:language(@xml:lang))}, {y:hyphens(@xml:lang)}, dir: {m:direction(@xml:lang)}, {{</xsl:text>
    <xsl:next-match/>
    <xsl:text>}})&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="p:section" mode="y:code" as="text()*">
    <xsl:text>section({y:string(@id)}, {y:string(@kind)}, {y:string(@new-page)}, {y:string(m:running-section(.))}, </xsl:text>
    <xsl:call-template name="y:body"/>
    <xsl:text>)&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="p:head" mode="y:code" as="text()*">
    <xsl:text>head({y:string(@id)}, {@level}, {y:string((@title, normalize-space(.))[1])}, </xsl:text>
    <xsl:call-template name="y:body"/>
    <xsl:text>{if (@listed = 'no') then ', listed: false' else ''}{if (m:opens-page(.)) then ', opens-page: true' else ''}{if (m:is-long(.)) then ', long: true' else ''}{if (.//p:note) then ', notes: ' || y:notes-in(.) else ''})&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="p:para" mode="y:code" as="text()*">
    <xsl:text>para({y:string((@id, @key)[1])}, {y:truth(@indent)}, {y:inset(.)}, {y:notes-in(.)}, </xsl:text>
    <xsl:call-template name="y:body"/>
    <xsl:text>{if (m:goes-with-next(.) and y:few-lines-long(.) and y:inset(.) = 'false' and not(.//p:note)) then ', with-next: true' else if (parent::p:section or parent::p:work) then ', in-flow: true' else ''})&#10;</xsl:text>
  </xsl:template>

  <!-- True in a list, a quotation and the like, as far as they are in the text itself and not in a note, a cell or a verse. -->
  <xsl:function name="y:inset" as="xs:string" visibility="private">
    <xsl:param name="para" as="element(p:para)"/>
    <xsl:sequence select="string(exists($para/ancestor::*[local-name() = ('item', 'set-off', 'stanza', 'note', 'endnote', 'cell', 'line', 'figure')][1]
      [self::p:item or self::p:stanza or self::p:set-off[not(@kind = ('opener', 'closer') and y:short(.))]]))"/>
  </xsl:function>

  <!-- True for what is surely shorter than a page, its notes not counted. -->
  <xsl:function name="y:short" as="xs:boolean" visibility="private">
    <xsl:param name="part" as="element()"/>
    <xsl:sequence select="sum($part/descendant::text()[not(ancestor::p:note)] ! string-length()) lt 500 and not($part//p:graphic) and count($part//p:br) lt 12"/>
  </xsl:function>

  <!-- True for some six lines at most: a page that they leave is not much shorter. -->
  <xsl:function name="y:few-lines-long" as="xs:boolean" visibility="private">
    <xsl:param name="para" as="element(p:para)"/>
    <xsl:sequence select="y:short($para) and string-length(normalize-space($para)) lt (if (root($para)/p:book/@format = 'large') then 250 else 400)"/>
  </xsl:function>

  <xsl:function name="y:notes-in" as="xs:string" visibility="private">
    <xsl:param name="part" as="element()"/>
    <xsl:sequence select="'(' || string-join($part/descendant::p:note ! (y:string(@id) || ', ')) || ')'"/>
  </xsl:function>

  <!-- The first paragraph of a note stands beside its number. -->
  <xsl:template match="(p:note | p:endnote)/p:para[not(preceding-sibling::node())]" mode="y:code" as="text()*" priority="1">
    <xsl:apply-templates mode="y:code"/>
    <xsl:if test="following-sibling::node()">parbreak();</xsl:if>
  </xsl:template>

  <xsl:template match="p:title-block" mode="y:code" as="text()*">
    <xsl:text>title-block({y:truth(@own-page)}, {following-sibling::*[1]/@new-page = 'recto'}, </xsl:text>
    <xsl:call-template name="y:body"/>
    <xsl:text>)&#10;</xsl:text>
  </xsl:template>

  <!-- What is set in small capitals but typed in capitals alone is set in smaller capitals. -->
  <xsl:template match="p:line-of" mode="y:code" as="text()*">
    <xsl:text>line-of({y:string(@role)}, {y:short(.)}, {y:in-capitals(.)}, </xsl:text>
    <xsl:call-template name="y:body"/>
    <xsl:text>{if (m:opens-division(.) and not(.//p:note)) then ', with-next: true' else ''}{if (.//p:note) then ', notes: ' || y:notes-in(.) else ''}</xsl:text>
    <xsl:text>{if (m:one-formula(., preceding-sibling::*[1])) then ', above: line-gap' else ''}{if (m:one-formula(., following-sibling::*[1])) then ', below: line-gap' else ''})&#10;</xsl:text>
  </xsl:template>

  <xsl:function name="y:in-capitals" as="xs:boolean" visibility="private">
    <xsl:param name="line" as="element(p:line-of)"/>
    <xsl:variable name="words" as="xs:string" select="string-join($line//text()[not(ancestor::p:note)])"/>
    <xsl:sequence select="upper-case($words) eq $words"/>
  </xsl:function>

  <xsl:template match="p:set-off" mode="y:code" as="text()*">
    <xsl:variable name="closed" as="element(p:para)?" select="preceding-sibling::*[not(self::p:source-page or self::p:anchor)][1][self::p:para][m:closes-letter(.)]"/>
    <xsl:text>set-off({y:string(@kind)}, {y:short(.)}, </xsl:text>
    <xsl:call-template name="y:body"/>
    <xsl:text>{$closed/(@id, @key)[1] ! (', closes: ' || y:string(.))})&#10;</xsl:text>
  </xsl:template>

  <xsl:variable name="y:calls" as="map(xs:string, xs:string)" select="map { 'subhead': 'subhead', 'ornament': 'ornament', 'stanza': 'stanza', 'speech': 'speech',
    'figure': 'illustration', 'loose-note': 'loose-note' }"/>

  <xsl:template match="p:subhead | p:ornament | p:stanza | p:speech | p:figure | p:loose-note" mode="y:code" as="text()*">
    <xsl:text>{$y:calls(local-name())}(</xsl:text>
    <xsl:call-template name="y:body"/>
    <xsl:text>{@key ! (', name: ' || y:string(.))})&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="p:line" mode="y:code" as="text()*">
    <xsl:text>verse({y:string(@n)}, {@indent}, {@over}, {y:short(.)}, {m:stays-with-next(.) and empty((., following-sibling::p:line[1])//p:note)}, {y:notes-in(.)}, </xsl:text>
    <xsl:call-template name="y:body"/>
    <xsl:text>)&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="p:list" mode="y:code" as="text()*">
    <xsl:text>items({y:truth(if (ancestor::p:item) then 'yes' else 'no')}, </xsl:text>
    <xsl:call-template name="y:body"/>
    <xsl:text>)&#10;</xsl:text>
  </xsl:template>

  <!-- What can be a list to those who listen, too: no notes in it (the page maker would lose them), nothing between its items, and in each of these
       nothing but a short label, paragraphs, and lists (what has more space round it would lose it). -->
  <xsl:template match="p:list[p:item][empty(.//p:*[local-name() = $y:no-part-of-lists] | p:item/p:label[string-length() gt 30] | .//p:item[not(normalize-space())] | descendant-or-self::p:list/(* except p:item))]" mode="y:code" as="text()*">
    <xsl:call-template name="y:target"/>
    <xsl:text>listed({y:truth(if (ancestor::p:item) then 'yes' else 'no')}, {count(distinct-values(p:item/string(p:label[1]))) eq 1}, (</xsl:text>
    <xsl:for-each select="p:item">
      <xsl:text>(</xsl:text>
      <xsl:call-template name="y:item"/>
      <xsl:text>), </xsl:text>
    </xsl:for-each>
    <xsl:text>))&#10;</xsl:text>
  </xsl:template>

  <xsl:variable name="y:no-part-of-lists" as="xs:string+" select="'note', 'subhead', 'set-off', 'stanza', 'line', 'line-of', 'speech', 'table', 'figure', 'ornament', 'loose-note'"/>

  <xsl:template match="p:item" mode="y:code" as="text()*">
    <xsl:text>item(</xsl:text>
    <xsl:call-template name="y:item"/>
    <xsl:text>)&#10;</xsl:text>
  </xsl:template>

  <xsl:template name="y:item" as="text()*">
    <xsl:apply-templates select="p:label[1]" mode="y:code"/>
    <xsl:text>{if (p:label) then '' else 'none'}, {m:turns-over(.)}, </xsl:text>
    <xsl:call-template name="y:in-language">
      <xsl:with-param name="of" select="node() except p:label[1]"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="p:label" mode="y:code" as="text()*">
    <xsl:call-template name="y:body"/>
  </xsl:template>

  <xsl:template match="p:table" mode="y:code" as="text()*">
    <xsl:variable name="shares" as="xs:string+" select="tokenize(@shares)"/>
    <xsl:variable name="widths" as="xs:string+" select="tokenize(@widths)"/>
    <!-- Columns that have the room their longest cell wants. -->
    <xsl:variable name="short" as="xs:integer*" select="
        for $i in 1 to count($shares) return $i[1 + 0.5 * xs:decimal($widths[$i]) le xs:decimal($shares[$i]) + 0.05]"/>
    <xsl:text>tabular(({$shares ! (. || ', ')}), {@fits = 'yes'}, ({$short ! (. - 1 || ', ')}), {@scale}, {count(p:row)}, {count(p:row[@head = 'yes'])}, {{</xsl:text>
    <xsl:call-template name="y:target"/>
    <xsl:apply-templates select="p:subhead" mode="y:code"/>
    <xsl:text>}}, (</xsl:text>
    <xsl:apply-templates select="p:row/p:cell" mode="y:code"/>
    <xsl:text>), {{</xsl:text>
    <xsl:apply-templates select="* except (p:subhead, p:row)" mode="y:code"/>
    <xsl:text>}})&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="p:cell" mode="y:code" as="text()*">
    <xsl:text>({@x}, {@y}, {@columns}, {@rows}, {y:truth(@label)}, {y:truth(@figures)}, {y:notes-in(.)}, {y:few-lines(..)}, </xsl:text>
    <xsl:call-template name="y:in-language"/>
    <xsl:text>), </xsl:text>
  </xsl:template>

  <!-- True of a row that has surely fewer than some fifteen lines, so that it may be kept on one page; not with notes, which might not go along. -->
  <xsl:function name="y:few-lines" as="xs:boolean" visibility="private">
    <xsl:param name="row" as="element(p:row)"/>
    <xsl:variable name="shares" as="xs:decimal+" select="tokenize($row/../@shares) ! xs:decimal(.)"/>
    <xsl:sequence select="every $cell in $row/p:cell satisfies
      empty($cell//(p:graphic | p:note)) and string-length($cell) lt 24 * $shares[1 + xs:integer($cell/@x)] and count($cell//p:br | $cell//p:para | $cell//p:line) lt 6"/>
  </xsl:function>

  <xsl:template match="p:endnotes" mode="y:code" as="text()*">
    <xsl:text>opening-of-notes({y:string(@id)}, {@level}, {y:string(@title)}, {y:truth(@own-page)})&#10;</xsl:text>
    <xsl:apply-templates mode="y:code"/>
  </xsl:template>

  <xsl:template match="p:endnote" mode="y:code" as="text()*">
    <xsl:text>endnote({y:string(@id)}, {y:string(@n)}, </xsl:text>
    <xsl:call-template name="y:in-language"/>
    <xsl:text>)&#10;</xsl:text>
  </xsl:template>
</xsl:stylesheet>
