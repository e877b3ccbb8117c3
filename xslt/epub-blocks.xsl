<?xml version="1.0" encoding="UTF-8"?>
<!-- The parts of the print model as XHTML. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:epub="http://www.idpf.org/2007/ops"
                xmlns="http://www.w3.org/1999/xhtml"
                xmlns:p="urn:x-teiwright:print"
                xmlns:m="urn:x-teiwright:print:functions"
                xmlns:e="urn:x-teiwright:epub:functions"
                xpath-default-namespace="http://www.w3.org/1999/xhtml"
                exclude-result-prefixes="#all" expand-text="yes">

  <!-- id and language, in both attributes that readers look at. -->
  <xsl:template name="e:identity" as="attribute()*">
    <xsl:copy-of select="@id"/>
    <xsl:if test="@xml:lang"><xsl:copy-of select="@xml:lang"/><xsl:attribute name="lang" select="@xml:lang"/><xsl:sequence select="m:dir(@xml:lang, (ancestor::*[@xml:lang][1]/@xml:lang, 'en')[1])"/></xsl:if>
  </xsl:template>

  <xsl:template name="e:content" as="node()*">
    <xsl:call-template name="e:identity"/>
    <xsl:apply-templates mode="e:html"/>
  </xsl:template>

  <xsl:template match="text()" mode="e:html" as="text()"><xsl:value-of select="m:held(., root(.)/@xml:lang)"/></xsl:template>

  <!-- ============ blocks ============ -->

  <xsl:template match="p:section" mode="e:html" as="element(section)">
    <xsl:param name="parts" as="node()*" select="node()"/>
    <section class="{string-join(('section', @kind[. ne '']), ' ')}">
      <xsl:if test="@kind = $e:types">
        <xsl:attribute name="epub:type" select="@kind"/>
        <xsl:attribute name="role" select="'doc-' || @kind"/>
        <xsl:if test="p:head/@id"><xsl:attribute name="aria-labelledby" select="p:head[1]/@id"/></xsl:if>
      </xsl:if>
      <xsl:call-template name="e:identity"/>
      <xsl:apply-templates select="$parts" mode="e:html"/>
    </section>
  </xsl:template>

  <!-- Kinds that readers know by the same name, those who see (epub:type) and those who listen (role). -->
  <xsl:variable name="e:types" as="xs:string+" select="'chapter', 'part', 'preface', 'appendix', 'dedication', 'bibliography', 'introduction'"/>

  <xsl:template match="p:head" mode="e:html" as="element()">
    <xsl:element name="h{min((6, xs:integer(@level)))}" namespace="http://www.w3.org/1999/xhtml">
      <xsl:call-template name="e:content"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="p:para | p:subhead | p:fact | p:line-of" mode="e:html" as="element()">
    <xsl:element name="{if (e:holds-blocks(.)) then 'div' else 'p'}" namespace="http://www.w3.org/1999/xhtml">
      <xsl:attribute name="class" select="string-join((local-name()[. = ('subhead', 'fact')], @role), ' ')[. ne '']"/>
      <xsl:call-template name="e:content"/>
    </xsl:element>
  </xsl:template>

  <!-- (Many readers have rules of their own for the size of all paragraphs.) -->
  <xsl:template match="p:title-page/p:line-of[@role = 'title']" mode="e:html" as="element(h1)" priority="1">
    <h1 class="title"><xsl:call-template name="e:content"/></h1>
  </xsl:template>

  <xsl:template match="p:para" mode="e:html" as="element()" priority="1">
    <xsl:element name="{if (e:holds-blocks(.)) then 'div' else 'p'}" namespace="http://www.w3.org/1999/xhtml">
      <xsl:if test="@indent = 'yes'"><xsl:attribute name="class" select="'next'"/></xsl:if>
      <xsl:call-template name="e:content"/>
    </xsl:element>
  </xsl:template>

  <!-- True if something in it, but not in a note of its own, stands on lines of its own. -->
  <xsl:function name="e:holds-blocks" as="xs:boolean" visibility="private">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="depth" as="xs:integer" select="count($element/ancestor-or-self::p:note)"/>
    <xsl:sequence select="exists($element//p:*[local-name() = $e:blocks][count(ancestor::p:note) eq $depth])"/>
  </xsl:function>

  <xsl:variable name="e:blocks" as="xs:string+" select="'para', 'set-off', 'list', 'table', 'stanza', 'line', 'figure', 'line-of', 'subhead',
    'ornament', 'speech', 'loose-note', 'section', 'title-block', 'head'"/>

  <!-- A heading holds words alone. -->
  <xsl:template match="p:head//p:*[local-name() = $e:blocks][not(ancestor::p:note)]" mode="e:html" as="element(span)" priority="5">
    <span class="{local-name()}"><xsl:call-template name="e:content"/></span>
  </xsl:template>

  <xsl:template match="p:set-off" mode="e:html" as="element()">
    <xsl:element name="{if (@kind = 'quotation') then 'blockquote' else 'div'}" namespace="http://www.w3.org/1999/xhtml">
      <xsl:attribute name="class" select="@kind"/>
      <xsl:if test="@kind = 'epigraph'">
        <xsl:attribute name="epub:type" select="'epigraph'"/>
        <xsl:attribute name="role" select="'doc-epigraph'"/>
      </xsl:if>
      <xsl:call-template name="e:content"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="p:title-block | p:speech | p:stanza | p:loose-note | p:ornament" mode="e:html" as="element(div)">
    <div class="{local-name()}"><xsl:call-template name="e:content"/></div>
  </xsl:template>

  <xsl:template match="p:endnotes" mode="e:html" as="element()*"/>

  <xsl:template match="p:line" mode="e:html" as="element(div)">
    <div class="line{if (@indent ne '0') then ' indent' || min((4, xs:integer(@indent))) else ''}{if (@over ne '2') then ' over' || @over else ''}">
      <xsl:call-template name="e:content"/>
      <xsl:if test="@n ne '' and (not(matches(@n, '[0-9]$')) or matches(@n, '[05]$'))"><span class="number">{@n}</span></xsl:if>
    </div>
  </xsl:template>

  <xsl:template match="p:list" mode="e:html" as="element(div)">
    <div class="list">
      <xsl:call-template name="e:identity"/>
      <xsl:variable name="kind" as="xs:string" select="@kind"/>
      <xsl:for-each-group select="*" group-adjacent="exists(self::p:item)">
        <xsl:choose>
          <xsl:when test="current-grouping-key()"><ul class="{$kind}"><xsl:apply-templates select="current-group()" mode="e:html"/></ul></xsl:when>
          <xsl:otherwise><xsl:apply-templates select="current-group()" mode="e:html"/></xsl:otherwise>
        </xsl:choose>
      </xsl:for-each-group>
    </div>
  </xsl:template>

  <xsl:template match="p:item" mode="e:html" as="element(li)">
    <li><xsl:call-template name="e:content"/></li>
  </xsl:template>

  <xsl:template match="p:label" mode="e:html" as="element()">
    <xsl:element name="{if (e:holds-blocks(.)) then 'div' else 'span'}" namespace="http://www.w3.org/1999/xhtml">
      <xsl:attribute name="class" select="'label'"/>
      <xsl:apply-templates mode="e:html"/>
      <xsl:if test="parent::p:item"><xsl:text> </xsl:text></xsl:if>
    </xsl:element>
  </xsl:template>

  <xsl:template match="p:table" mode="e:html" as="element(div)">
    <div class="table{if (@fits = 'no') then ' wide' else ''}">
      <xsl:call-template name="e:identity"/>
      <xsl:apply-templates select="p:subhead" mode="e:html"/>
      <xsl:if test="p:row">
        <table>
          <xsl:if test="p:row[@head = 'yes']"><thead><xsl:apply-templates select="p:row[@head = 'yes']" mode="e:html"/></thead></xsl:if>
          <tbody><xsl:apply-templates select="p:row[@head = 'no']" mode="e:html"/></tbody>
        </table>
      </xsl:if>
      <xsl:apply-templates select="* except (p:subhead, p:row)" mode="e:html"/>
    </div>
  </xsl:template>

  <xsl:template match="p:row" mode="e:html" as="element(tr)"><tr><xsl:apply-templates select="p:cell" mode="e:html"/></tr></xsl:template>

  <xsl:template match="p:cell" mode="e:html" as="element()">
    <xsl:element name="{if (@label = 'yes') then 'th' else 'td'}" namespace="http://www.w3.org/1999/xhtml">
      <xsl:if test="@columns ne '1'"><xsl:attribute name="colspan" select="@columns"/></xsl:if>
      <xsl:if test="@rows ne '1'"><xsl:attribute name="rowspan" select="@rows"/></xsl:if>
      <xsl:if test="@figures = 'yes'"><xsl:attribute name="class" select="'figures'"/></xsl:if>
      <xsl:call-template name="e:content"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="p:figure" mode="e:html" as="element(figure)">
    <figure><xsl:call-template name="e:content"/></figure>
  </xsl:template>

  <!-- ============ in a line ============ -->

  <xsl:variable name="e:elements" as="map(xs:string, xs:string)" select="map { 'italic': 'i', 'bold': 'b', 'underline': 'u', 'strike': 's', 'sup': 'sup', 'sub': 'sub' }"/>

  <xsl:template match="p:style" mode="e:html" as="element()">
    <xsl:element name="{($e:elements(@name), 'span')[1]}" namespace="http://www.w3.org/1999/xhtml">
      <xsl:if test="not($e:elements(@name))"><xsl:attribute name="class" select="@name"/></xsl:if>
      <xsl:apply-templates mode="e:html"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="p:lang" mode="e:html" as="element(span)">
    <span><xsl:call-template name="e:content"/></span>
  </xsl:template>

  <!-- A style or language of whole blocks. -->
  <xsl:template match="(p:style | p:lang)[e:holds-blocks(.)][not(ancestor::p:head)]" mode="e:html" as="element(div)" priority="1">
    <div>
      <xsl:if test="@name"><xsl:attribute name="class" select="@name"/></xsl:if>
      <xsl:call-template name="e:content"/>
    </div>
  </xsl:template>

  <!-- The mark of a note; the note itself stands at the end of the file. -->
  <xsl:template match="p:link//p:note" mode="e:html" as="element(sup)" priority="1">
    <sup id="{@id}-mark">{@n}</sup>
  </xsl:template>

  <xsl:template match="p:note" mode="e:html" as="element(a)">
    <a class="mark" epub:type="noteref" role="doc-noteref" id="{@id}-mark" href="#{@id}">{@n}</a>
  </xsl:template>

  <xsl:mode name="e:note" visibility="private" on-no-match="fail"/>

  <xsl:template match="p:note" mode="e:note" as="element(aside)">
    <aside epub:type="footnote" role="doc-footnote">
      <xsl:call-template name="e:identity"/>
      <xsl:variable name="back" as="element(a)"><a class="back" role="doc-backlink" href="#{@id}-mark">{@n}</a></xsl:variable>
      <xsl:choose>
        <xsl:when test="e:holds-blocks(.)"><p><xsl:sequence select="$back"/></p><xsl:apply-templates mode="e:html"/></xsl:when>
        <xsl:otherwise><p><xsl:sequence select="$back"/><xsl:text> </xsl:text><xsl:apply-templates mode="e:html"/></p></xsl:otherwise>
      </xsl:choose>
    </aside>
  </xsl:template>

  <!-- No link in a link, and none to what the book has not got. -->
  <xsl:template match="p:again" mode="e:html" as="element()">
    <xsl:param name="files" as="map(xs:string, xs:string)" tunnel="yes"/>
    <xsl:choose>
      <xsl:when test="ancestor::p:link or not(map:contains($files, @to))"><sup>{.}</sup></xsl:when>
      <xsl:otherwise>
        <a class="mark" epub:type="noteref" role="doc-noteref"><xsl:call-template name="e:href"><xsl:with-param name="id" select="string(@to)"/></xsl:call-template>{.}</a>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="p:link" mode="e:html" as="element()">
    <xsl:param name="files" as="map(xs:string, xs:string)" tunnel="yes"/>
    <xsl:variable name="place" as="xs:string" select="substring-after(@to, '#')"/>
    <xsl:choose>
      <xsl:when test="ancestor::p:link or starts-with(@to, '#') and not(map:contains($files, $place))"><span><xsl:apply-templates mode="e:html"/></span></xsl:when>
      <xsl:when test="starts-with(@to, '#')"><a><xsl:call-template name="e:href"><xsl:with-param name="id" select="$place"/></xsl:call-template><xsl:apply-templates mode="e:html"/></a></xsl:when>
      <xsl:otherwise><a href="{iri-to-uri(@to)}"><xsl:apply-templates mode="e:html"/></a></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Where a printed book gives a page, an electronic one gives the way. -->
  <xsl:template match="p:cross" mode="e:html" as="node()*">
    <xsl:param name="files" as="map(xs:string, xs:string)" tunnel="yes"/>
    <xsl:if test="map:contains($files, @to)">
      <xsl:text> </xsl:text>
      <a class="cross" href="{$files(@to)}#{@to}">→</a>
    </xsl:if>
  </xsl:template>

  <!-- The address of an id, with its file where that is another. -->
  <xsl:template name="e:href" as="attribute(href)">
    <xsl:param name="id" as="xs:string"/>
    <xsl:param name="files" as="map(xs:string, xs:string)" tunnel="yes"/>
    <xsl:param name="file" as="xs:string" tunnel="yes" select="''"/>
    <xsl:variable name="there" as="xs:string" select="($files($id), '')[1]"/>
    <xsl:attribute name="href" select="(if ($there eq $file) then '' else $there) || '#' || $id"/>
  </xsl:template>

  <xsl:template match="p:ix | p:anchor" mode="e:html" as="element(span)"><span><xsl:copy-of select="@id"/></span></xsl:template>

  <xsl:template match="p:source-page" mode="e:html" as="element()">
    <xsl:param name="page-ids" as="map(xs:string, xs:string)" tunnel="yes"/>
    <xsl:element name="{if (@own-line = 'yes') then 'div' else 'span'}" namespace="http://www.w3.org/1999/xhtml">
      <xsl:attribute name="id" select="$page-ids(@id)"/>
      <xsl:attribute name="class" select="'source-page'"/>
      <xsl:attribute name="epub:type" select="'pagebreak'"/>
      <xsl:attribute name="role" select="'doc-pagebreak'"/>
      <xsl:attribute name="aria-label" select="@n"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="p:graphic" mode="e:html" as="element(img)"><img src="{e:picture(@url)}" alt="{@alt}"/></xsl:template>

  <!-- Pictures are named by their place in the list of those at hand. -->
  <xsl:function name="e:picture" as="xs:string" visibility="private">
    <xsl:param name="address" as="xs:string"/>
    <xsl:sequence select="'pictures/' || index-of(tokenize($pictures), $address)[1] || lower-case(replace($address, '^.*(\.[^.]+)$', '$1'))"/>
  </xsl:function>

  <xsl:template match="p:br" mode="e:html" as="element(br)"><br/></xsl:template>
</xsl:stylesheet>
