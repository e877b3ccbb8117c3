<?xml version="1.0" encoding="UTF-8"?>
<!-- Notes: each goes to the mark that points to it, with the number it was printed with; a note without mark stays where it stands. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:p="urn:x-teiwright:print"
                xmlns:m="urn:x-teiwright:print:functions"
                xmlns:ed="urn:x-teiwright:edition"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all" expand-text="yes">

  <xsl:key name="m:note" match="note" use="@ed:id"/>

  <!-- Which note a marker calls, and which marker a note follows, is said by the prepare pass. -->
  <xsl:function name="m:note-of" as="element(note)?" visibility="private">
    <xsl:param name="mark" as="element()"/>
    <xsl:sequence select="$mark/@ed:note[. ne ''] ! key('m:note', ., root($mark))[1]"/>
  </xsl:function>

  <!-- A note that stands among blocks without a mark (a note list whose marks are lost) is not moved. -->
  <xsl:function name="m:in-place" as="xs:boolean" visibility="private">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="empty($note/@ed:mark) and not(m:block-note($note))"/>
  </xsl:function>

  <xsl:function name="m:block-note" as="xs:boolean" visibility="private">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="local-name($note/..) = $m:holds-blocks and not($note/(parent::lg, parent::sp))"/>
  </xsl:function>

  <xsl:function name="m:only-moved-notes" as="xs:boolean" visibility="private">
    <xsl:param name="div" as="element()"/>
    <xsl:sequence select="exists($div/note) and ($div/@type = 'notes' or empty($div/head)) and empty($div/* except $div/(note | head | pb | fw)) and (every $n in $div/note satisfies exists($n/@ed:mark))"/>
  </xsl:function>

  <!-- “[2]”, “2.”, “(2)” → “2”; a mark made of signs alone (*, †) as it is. -->
  <xsl:function name="m:bare" as="xs:string" visibility="private">
    <xsl:param name="number" as="xs:string"/>
    <xsl:variable name="plain" as="xs:string" select="replace(normalize-space($number), '^[\[({]|[\])}.:]+$', '')"/>
    <xsl:sequence select="replace($plain, '^[\[({]|[\])}.:]+$', '')"/>
  </xsl:function>

  <!-- ============ at the mark ============ -->

  <xsl:template match="ref[exists(m:note-of(.))]" mode="m:flow" as="node()*" priority="3">
    <xsl:variable name="note" as="element(note)" select="m:note-of(.)"/>
    <xsl:variable name="first" as="xs:boolean" select="$note/@ed:mark = @ed:id"/>
    <xsl:if test="@ed:worded and (@type = 'noteAnchor' or $first)"><xsl:apply-templates mode="m:flow"/></xsl:if>
    <xsl:choose>
      <xsl:when test="$first"><xsl:call-template name="m:note"><xsl:with-param name="note" select="$note"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:call-template name="m:again"><xsl:with-param name="note" select="$note"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="m:note" as="element(p:note)">
    <xsl:param name="note" as="element(note)"/>
    <xsl:param name="prefix" as="xs:string" tunnel="yes"/>
    <xsl:variable name="number" as="xs:string" select="string($note/@ed:n)"/>
    <p:note n="{m:bare($number)}" id="{$prefix}{$note/@ed:id}">
      <!-- (It may be marked in words of another language than it is in itself, and stand at the end of the whole.) -->
      <xsl:variable name="around" as="xs:string*" select="ancestor::*[@xml:lang][1]/@xml:lang, ancestor::*[self::text or self::TEI][@xml:lang][1]/@xml:lang"/>
      <xsl:copy-of select="$note/ancestor-or-self::*[@xml:lang][1]/@xml:lang[.. is $note or $around != .]"/>
      <xsl:for-each select="$note">
        <xsl:apply-templates select="node() except ed:number-label(.)" mode="m:flow"/>
      </xsl:for-each>
    </p:note>
  </xsl:template>

  <!-- A second mark of the same note, or a reference to a note in running text, which keeps its words. -->
  <xsl:template name="m:again" as="node()*">
    <xsl:param name="note" as="element(note)"/>
    <xsl:param name="prefix" as="xs:string" tunnel="yes"/>
    <xsl:choose>
      <xsl:when test="@type = 'noteAnchor' or m:bare(.) = m:bare($note/@ed:n)"><p:again to="{$prefix}{$note/@ed:id}">{m:bare($note/@ed:n)}</p:again></xsl:when>
      <xsl:otherwise><p:link to="#{$prefix}{$note/@ed:id}"><xsl:apply-templates mode="m:flow"/></p:link></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ============ where the note stands ============ -->

  <xsl:template match="note[@ed:mark]" mode="m:flow" as="empty-sequence()" priority="2"/>

  <xsl:template match="note[m:in-place(.)]" mode="m:flow" as="element(p:note)" priority="1">
    <xsl:call-template name="m:note"><xsl:with-param name="note" select="."/></xsl:call-template>
  </xsl:template>

  <!-- What fills its place is printed there. -->
  <xsl:template match="note[not(@ed:mark)][@ed:kind = 'inline'][parent::bibl[not(text()[normalize-space()])][empty(* except note)]]" mode="m:flow" as="node()*" priority="2">
    <xsl:apply-templates select="node()" mode="m:flow"/>
  </xsl:template>

  <!-- A list of notes whose marks are lost is printed as the list it is. -->
  <xsl:template match="note[not(@ed:mark)][m:block-note(.)]" mode="m:flow" as="element(p:loose-note)" priority="1">
    <p:loose-note>
      <xsl:call-template name="m:identity"/>
      <xsl:call-template name="m:parts"/>
    </p:loose-note>
  </xsl:template>

  <!-- The division of notes, where notes are printed at the end of the text: filled when all is known. -->
  <xsl:template name="m:endnotes" as="element(p:endnotes)">
    <xsl:param name="level" as="xs:integer" tunnel="yes"/>
    <xsl:param name="prefix" as="xs:string" tunnel="yes"/>
    <p:endnotes level="{$level + 1}" id="{$prefix}endnotes" own-page="yes" title="{(m:plain(head[1])[. ne ''], m:label('notes', m:language(.)))[1]}"/>
  </xsl:template>

  <!-- ============ numbers ============ -->

  <!-- The chapter of a note: the innermost division that begins a page, else the division at the top of the text, else the text. -->
  <xsl:function name="m:chapter" as="element()" visibility="private">
    <xsl:param name="note" as="element(p:note)"/>
    <xsl:sequence select="($note/ancestor::p:section[@new-page ne 'no'][1], $note/ancestor::p:section[last()], $note/ancestor::p:work)[1]"/>
  </xsl:function>

  <!-- Notes counted anew, in each chapter or through the whole book, where that is asked for; else as they were printed, but for signs (m:signs-in-turn). -->
  <xsl:function name="m:with-notes-numbered" as="element(p:book)" visibility="private">
    <xsl:param name="book" as="element(p:book)"/>
    <xsl:param name="options" as="map(xs:string, xs:string)"/>
    <xsl:variable name="how" as="xs:string" select="$options?note-numbers"/>
    <xsl:variable name="numbers" as="map(xs:string, xs:string)">
      <xsl:map>
        <xsl:for-each-group select="$book//p:note[$how = ('chapter', 'throughout')]" group-by="if ($how = 'chapter') then generate-id(m:chapter(.)) else ''">
          <xsl:sequence select="for $place in 1 to count(current-group()) return map:entry(string(current-group()[$place]/@id), string($place))"/>
        </xsl:for-each-group>
        <xsl:if test="$how = 'printed'"><xsl:sequence select="m:signs-in-turn($book, $options?notes = 'foot' and $options?in-pages = 'yes')"/></xsl:if>
      </xsl:map>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="map:size($numbers) eq 0"><xsl:sequence select="$book"/></xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="$book" mode="m:numbered"><xsl:with-param name="numbers" tunnel="yes" select="$numbers"/></xsl:apply-templates>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <xsl:template match="p:note/@n" mode="m:numbered" as="attribute(n)">
    <xsl:param name="numbers" as="map(xs:string, xs:string)" tunnel="yes"/>
    <xsl:attribute name="n" select="($numbers(../@id), .)[1]"/>
  </xsl:template>

  <!-- A sign that marks several notes (*, mostly, one to a page) told them apart on the pages of the copy. Notes that could stand on one page of the book, as no page begins
       and less than a page of text stands between one and the next, have the printers' signs in turn, if one of their signs comes twice.
       Not where the text says itself which is meant (“see note *”): its words would name another.
       at-foot: notes stand at the foot of pages; if not, those of a chapter are told apart, whatever is between their marks. -->
  <xsl:function name="m:signs-in-turn" as="map(xs:string, xs:string)*" visibility="private">
    <xsl:param name="book" as="element(p:book)"/>
    <xsl:param name="at-foot" as="xs:boolean"/>
    <xsl:variable name="signs" as="map(xs:string, xs:string)" select="map:merge($book//p:note[matches(@n, '^[^\p{L}\p{N}]+$')] ! map:entry(string(@id), string(@n)))"/>
    <xsl:variable name="named" as="xs:string*" select="
        for $link in $book//p:link[map:size($signs) gt 1], $id in substring-after($link/@to, '#')[map:contains($signs, .)] return $id[contains($link, $signs($id))]"/>
    <xsl:variable name="runs" as="map(xs:string, xs:integer)">
      <xsl:map>
        <xsl:iterate select="$book[$at-foot][map:size($signs) gt 1]//(p:work | p:section[@new-page ne 'no'] | p:note[map:contains($signs, @id)] | text()[not(ancestor::p:note)])">
          <xsl:param name="run" as="xs:integer" select="0"/>
          <xsl:param name="since" as="xs:integer" select="0"/>
          <xsl:variable name="begins" as="xs:boolean" select="self::p:work or self::p:section or self::p:note and $since ge m:letters-of-page($book)"/>
          <xsl:if test="self::p:note"><xsl:map-entry key="string(@id)" select="$run + xs:integer($begins)"/></xsl:if>
          <xsl:next-iteration>
            <xsl:with-param name="run" select="$run + xs:integer($begins)"/>
            <xsl:with-param name="since" select="if (self::text()) then $since + string-length() else 0"/>
          </xsl:next-iteration>
        </xsl:iterate>
      </xsl:map>
    </xsl:variable>
    <xsl:for-each-group select="$book//p:note[map:contains($signs, @id)]" group-by="if ($at-foot) then string($runs(@id)) else generate-id(m:chapter(.))">
      <xsl:if test="count(distinct-values(current-group()/@n)) lt count(current-group()) and not(current-group()/@id = $named)">
        <xsl:sequence select="for $place in 1 to count(current-group()) return map:entry(string(current-group()[$place]/@id), $m:signs[1 + ($place - 1) mod count($m:signs)])"/>
      </xsl:if>
    </xsl:for-each-group>
  </xsl:function>

  <xsl:variable name="m:signs" as="xs:string+" select="'*', '†', '‡', '§', '**', '††', '‡‡', '§§'"/>

  <xsl:template match="p:again/text()" mode="m:numbered" as="text()">
    <xsl:param name="numbers" as="map(xs:string, xs:string)" tunnel="yes"/>
    <xsl:value-of select="($numbers(../@to), string())[1]"/>
  </xsl:template>

  <!-- ============ notes at the end of the chapter or of the text ============ -->

  <xsl:function name="m:with-notes-placed" as="element(p:book)" visibility="private">
    <xsl:param name="book" as="element(p:book)"/>
    <xsl:param name="where" as="xs:string"/>
    <xsl:variable name="chapters" as="map(xs:string, element(p:note)+)">
      <xsl:map>
        <xsl:for-each-group select="$book//p:note[$where = 'chapter']" group-by="generate-id(m:chapter(.))">
          <xsl:map-entry key="current-grouping-key()" select="current-group()"/>
        </xsl:for-each-group>
      </xsl:map>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="$where = 'foot'"><xsl:sequence select="$book"/></xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="$book" mode="m:end"><xsl:with-param name="chapters" tunnel="yes" select="$chapters"/></xsl:apply-templates>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- The mark stays; the note goes to the end of its chapter, or of its text: where its notes stood, else after everything. -->
  <xsl:template match="p:note" mode="m:end" as="element(p:again)">
    <p:again to="{@id}" from="{@id}">{@n}</p:again>
  </xsl:template>

  <xsl:template match="p:endnotes[not(preceding::p:endnotes[ancestor::p:work[1] is current()/ancestor::p:work[1]])]" mode="m:end" as="element(p:endnotes)">
    <p:endnotes>
      <xsl:copy-of select="@*"/>
      <xsl:attribute name="own-page" select="m:have-a-page(ancestor::p:work)"/>
      <xsl:sequence select="m:endnotes-of(ancestor::p:work)"/>
    </p:endnotes>
  </xsl:template>

  <xsl:template match="p:endnotes" mode="m:end" as="empty-sequence()" priority="-1"/>

  <xsl:template match="p:work | p:section" mode="m:end" as="element()">
    <xsl:param name="chapters" as="map(xs:string, element(p:note)+)" tunnel="yes"/>
    <xsl:variable name="own" as="element(p:note)*" select="$chapters(generate-id())"/>
    <xsl:copy>
      <xsl:copy-of select="@*"/>
      <xsl:apply-templates mode="m:end"/>
      <xsl:if test="$own">
        <p:endnotes level="{xs:integer(@level) + 1}" id="endnotes-{$own[1]/@id}" own-page="no" title="{m:label('notes', m:language-of(.))}"><xsl:sequence select="$own ! m:endnote(.)"/></p:endnotes>
      </xsl:if>
      <xsl:if test="map:size($chapters) eq 0 and self::p:work[.//p:note][not(.//p:endnotes)]">
        <p:endnotes level="{xs:integer(@level) + 1}" id="{replace(@id, 'text$', '')}endnotes" own-page="{m:have-a-page(self::p:work)}" title="{m:label('notes', @xml:lang)}"><xsl:sequence select="m:endnotes-of(self::p:work)"/></p:endnotes>
      </xsl:if>
    </xsl:copy>
  </xsl:template>

  <!-- Whether the notes of a text begin a page. In a collection they follow their text, which may be a letter of half a page. -->
  <xsl:function name="m:have-a-page" as="xs:string" visibility="private">
    <xsl:param name="work" as="element(p:work)"/>
    <xsl:sequence select="m:yes(empty($work/../p:work[2]))"/>
  </xsl:function>

  <xsl:function name="m:language-of" as="xs:string" visibility="private">
    <xsl:param name="part" as="element()"/>
    <xsl:sequence select="string($part/ancestor-or-self::*[@xml:lang][1]/@xml:lang)"/>
  </xsl:function>

  <!-- All notes of a text; under the heads of its chapters where a number comes twice. -->
  <xsl:function name="m:endnotes-of" as="element()*" visibility="private">
    <xsl:param name="work" as="element(p:work)"/>
    <xsl:variable name="notes" as="element(p:note)*" select="$work//p:note"/>
    <xsl:for-each-group select="$notes" group-by="if (count(distinct-values($notes/@n)) lt count($notes)) then generate-id(m:chapter(.)) else ''">
      <xsl:variable name="title" as="xs:string" select="string(m:chapter(.)/@title)"/>
      <xsl:if test="current-grouping-key() ne '' and $title ne ''"><p:subhead of="endnotes">{$title}</p:subhead></xsl:if>
      <xsl:sequence select="current-group() ! m:endnote(.)"/>
    </xsl:for-each-group>
  </xsl:function>

  <xsl:function name="m:endnote" as="element(p:endnote)" visibility="private">
    <xsl:param name="note" as="element(p:note)"/>
    <p:endnote id="{$note/@id}" n="{$note/@n}">
      <xsl:copy-of select="$note/@xml:lang"/>
      <xsl:apply-templates select="$note/node()" mode="m:end"/>
    </p:endnote>
  </xsl:function>

  <!-- ============ plain words of a head, without notes ============ -->

  <xsl:function name="m:plain" as="xs:string" visibility="private">
    <xsl:param name="element" as="element()?"/>
    <xsl:variable name="words" as="text()*">
      <xsl:apply-templates select="$element/node()" mode="m:plain"/>
    </xsl:variable>
    <xsl:sequence select="normalize-space(string-join($words))"/>
  </xsl:function>

  <xsl:template match="text()" mode="m:plain" as="text()"><xsl:sequence select="."/></xsl:template>
  <xsl:template match="lb" mode="m:plain" as="text()"><xsl:text> </xsl:text></xsl:template>
  <xsl:template match="note | ref[not(@ed:worded)][exists(m:note-of(.))] | fw" mode="m:plain" as="empty-sequence()"/>
  <xsl:template match="*" mode="m:plain" as="text()*" priority="-1"><xsl:apply-templates mode="m:plain"/></xsl:template>
</xsl:stylesheet>
