<?xml version="1.0" encoding="UTF-8"?>
<!-- About the edition: how sure the marks are, how to cite, the header's facts, how the text was encoded; and the facts once
     more for machines. Part of the package html.xsl. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:ed="urn:x-teiwright:edition"
                xmlns:h="urn:x-teiwright:html"
                xmlns="http://www.w3.org/1999/xhtml"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                expand-text="yes" exclude-result-prefixes="#all">

  <xsl:template name="h:about" as="element()*" visibility="public">
    <xsl:context-item as="element(ed:edition)" use="required"/>
    <xsl:call-template name="h:sureness"/>
    <xsl:call-template name="h:editors-notes"/>
    <section id="about" class="about" aria-labelledby="about-heading">
      <h2 id="about-heading">{h:label(., 'about-edition')}</h2>
      <h3>{h:label(., 'cite')}</h3>
      <p class="citation">{ed:facts/ed:citation}</p>
      <!-- A text without title, author and date has no entry of its own to give. -->
      <xsl:if test="contains(ed:facts/ed:bibtex, '=')">
        <details>
          <summary>BibTeX</summary>
          <pre class="citation" tabindex="0">{ed:facts/ed:bibtex}</pre>
        </details>
      </xsl:if>
      <details>
        <summary>CSL-JSON</summary>
        <pre class="citation" tabindex="0">{ed:facts/ed:csl}</pre>
      </details>
      <xsl:call-template name="h:facts"/>
      <xsl:call-template name="h:encoding"/>
      <xsl:apply-templates select="ed:part" mode="h:part"/>
    </section>
  </xsl:template>

  <!-- How sure: every rule of the software, and every mark it is not sure of. -->

  <xsl:template name="h:sureness" as="element()?">
    <xsl:variable name="marks" as="element()*" select="TEI/text//*[@ed:why or @cert]"/>
    <xsl:if test="exists($marks)">
      <section id="sureness" class="sureness" aria-labelledby="sureness-heading">
        <h2 id="sureness-heading">{h:label(., 'sureness')}</h2>
        <p>{h:label(., 'sureness-intro')}</p>
        <p class="legend">
          <xsl:variable name="found" as="xs:string*" select="distinct-values($marks/h:certainty(.))"/>
          <xsl:for-each select="('checked', 'high', 'medium', 'low')[. = $found]" expand-text="no">
            <span class="key cert-{.}"><xsl:value-of select="h:label($marks[1], 'cert-' || .)"/></span>
            <xsl:text> </xsl:text>
          </xsl:for-each>
        </p>
        <xsl:if test="ed:rules/ed:rule">
          <details>
            <summary>{h:label(., 'rules')}</summary>
            <div class="scroll" role="region" tabindex="0" aria-label="{h:label(., 'rule')}">
              <table>
                <thead>
                  <tr><th scope="col">{h:label(., 'rule')}</th><th scope="col" class="figures">{h:label(., 'marks')}</th></tr>
                </thead>
                <tbody>
                  <xsl:apply-templates select="ed:rules/ed:rule" mode="h:index"/>
                </tbody>
              </table>
            </div>
          </details>
        </xsl:if>
        <xsl:call-template name="h:to-check">
          <xsl:with-param name="marks" select="$marks[@cert = ('medium', 'low')]"/>
        </xsl:call-template>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template match="ed:rule" mode="h:index" as="element()">
    <tr><td><xsl:sequence select="h:lang-of-header(.[not(@lang)])"/>{.}</td><td class="figures">{@count}</td></tr>
  </xsl:template>

  <!-- The sentences of the rules are those of the header, in its language, where they are not translated. -->
  <xsl:function name="h:lang-of-header" as="attribute(lang)?">
    <xsl:param name="node" as="element()?"/>
    <xsl:variable name="edition" as="element(ed:edition)?" select="$node ! h:edition(.)"/>
    <xsl:variable name="lang" as="xs:string?" select="($edition/TEI/teiHeader/@xml:lang, $edition/@lang)[1]"/>
    <xsl:if test="$lang ne $edition/@labels"><xsl:attribute name="lang" select="$lang"/></xsl:if>
  </xsl:function>

  <xsl:template name="h:to-check" as="element()?">
    <xsl:param name="marks" as="element()*"/>
    <xsl:if test="exists($marks)">
      <details>
        <summary>{h:label(., 'to-check')} ({count($marks)})</summary>
        <ul>
          <xsl:apply-templates select="$marks" mode="h:to-check">
            <xsl:with-param name="sureness" select="h:sureness(h:edition($marks[1])/@labels)"/>
            <xsl:with-param name="translated" select="h:edition($marks[1])/ed:rules/ed:rule[@lang]/string()"/>
            <xsl:with-param name="lang" select="h:lang-of-header($marks[1])"/>
          </xsl:apply-templates>
        </ul>
      </details>
    </xsl:if>
  </xsl:template>

  <!-- As much as tells which words are meant. -->
  <xsl:function name="h:shortened" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:sequence select="if (string-length($words) gt 80) then replace(substring($words, 1, 80), '\s\S*$', '') || '&#160;…' else $words"/>
  </xsl:function>

  <xsl:mode name="h:to-check" on-no-match="fail"/>

  <xsl:template match="*" mode="h:to-check" as="element()">
    <xsl:param name="sureness" as="map(xs:string, xs:string)"/>
    <xsl:param name="translated" as="xs:string*"/>
    <xsl:param name="lang" as="attribute(lang)?"/>
    <li>
      <span class="key cert-{@cert}">{$sureness(@cert)}</span>
      <xsl:text> </xsl:text>
      <a href="#{(ancestor-or-self::*[@ed:id][not(self::TEI)][1]/@ed:id, 'text')[1]}">{h:shortened(ed:plain(.))}</a>
      <xsl:if test="@ed:why">
        <xsl:text> </xsl:text>
        <span class="why"><xsl:sequence select="$lang[not($translated[contains(current()/@ed:why, .)])]"/>{@ed:why}</span>
      </xsl:if>
    </li>
  </xsl:template>

  <!-- Notes of the editors that stand beside the text, in standOff. -->
  <xsl:template name="h:editors-notes" as="element()?">
    <xsl:if test="TEI/standOff/note">
      <section id="editors-notes" class="about" aria-labelledby="editors-notes-heading">
        <h2 id="editors-notes-heading">{h:label(., 'editors-notes')}</h2>
        <ul>
          <xsl:apply-templates select="TEI/standOff/note" mode="h:editors-note"/>
        </ul>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:mode name="h:editors-note" on-no-match="fail"/>

  <xsl:template match="note" mode="h:editors-note" as="element()">
    <xsl:variable name="edition" as="element(ed:edition)" select="h:edition(.)"/>
    <li lang="{(@xml:lang, $edition/TEI/teiHeader/@xml:lang, $edition/@lang)[1]}">
      <xsl:for-each select="tokenize(@target) ! key('h:by-id', substring-after(., '#'), $edition)[ancestor::text]">
        <a href="#{@ed:id}">{(ed:plain(.)[.], h:label(., 'gap'))[1]}</a>
        <xsl:text>{if (position() = last()) then ': ' else ', '}</xsl:text>
      </xsl:for-each>
      <xsl:apply-templates mode="h:text">
        <xsl:with-param name="inline" as="xs:boolean" select="true()" tunnel="yes"/>
      </xsl:apply-templates>
    </li>
  </xsl:template>

  <!-- The header's facts -->

  <!-- One entry for each kind of fact, with all its values. -->
  <xsl:template name="h:facts" as="element()">
    <xsl:context-item as="element()" use="required"/>
    <dl class="facts">
      <xsl:for-each-group select="ed:facts/*" group-by="h:kind-of-fact(.)">
        <div>
          <dt>{current-grouping-key()}</dt>
          <xsl:apply-templates select="current-group()" mode="h:fact"/>
        </div>
      </xsl:for-each-group>
    </dl>
  </xsl:template>

  <!-- What the header of one text of a corpus says. -->
  <xsl:mode name="h:part" on-no-match="fail"/>

  <xsl:template match="ed:part" mode="h:part" as="element()+">
    <h3>{ed:facts/ed:called}</h3>
    <xsl:call-template name="h:facts"/>
    <xsl:call-template name="h:encoding"/>
  </xsl:template>

  <!-- What a fact is called; nothing for those that are not shown here. -->
  <xsl:function name="h:kind-of-fact" as="xs:string?">
    <xsl:param name="fact" as="element()"/>
    <xsl:choose>
      <xsl:when test="$fact[self::ed:contributor][@role != '']">
        <xsl:sequence select="string($fact/@role)"/>
      </xsl:when>
      <xsl:when test="$fact[self::ed:contributor]">
        <xsl:sequence select="h:label($fact, 'editor')"/>
      </xsl:when>
      <xsl:when test="$fact[self::ed:keyword]">
        <xsl:sequence select="h:label($fact, 'keywords')"/>
      </xsl:when>
      <xsl:when test="$fact[self::ed:described]">
        <xsl:sequence select="h:label($fact, $fact/@kind)"/>
      </xsl:when>
      <xsl:when test="$fact[self::ed:funder]">
        <xsl:sequence select="h:label($fact, 'funded-by')"/>
      </xsl:when>
      <xsl:when test="not($fact[self::ed:subtitle or self::ed:place or self::ed:called or self::ed:citation or self::ed:bibtex or self::ed:csl])">
        <xsl:sequence select="h:label($fact, local-name($fact))"/>
      </xsl:when>
    </xsl:choose>
  </xsl:function>

  <xsl:mode name="h:fact" on-no-match="fail"/>

  <xsl:template match="ed:*" mode="h:fact" as="element()">
    <dd>{ed:piece-of-header(., ancestor::ed:edition/@labels)}</dd>
  </xsl:template>

  <!-- A person or body leads to the first entry of an authority file that the header names. -->
  <xsl:template match="ed:author | ed:contributor[not(@software = 'yes')]" mode="h:fact" as="element()">
    <xsl:variable name="address" as="xs:string?" select="tokenize(@ref)[matches(., '^https?://')][1]"/>
    <dd>
      <xsl:choose>
        <xsl:when test="$address"><a href="{$address}">{.}</a></xsl:when>
        <xsl:otherwise>{ed:piece-of-header(., ancestor::ed:edition/@labels)}</xsl:otherwise>
      </xsl:choose>
      <xsl:if test="@life[. ne '']"> ({@life})</xsl:if>
    </dd>
  </xsl:template>

  <!-- A language by its name; what the header says of one that has none here. -->
  <xsl:template match="ed:language" mode="h:fact" as="element()">
    <xsl:variable name="name" as="xs:string" select="ed:language-name((@code[. != ''], 'und')[1], ancestor::ed:edition/@labels)"/>
    <dd>{if ($name = @code) then string-join((@code, .[normalize-space()]), ': ') else if (@code[. != '']) then $name || ' (' || @code || ')' else (.[normalize-space()], $name)[1]}</dd>
  </xsl:template>

  <xsl:template match="ed:identifier" mode="h:fact" as="element()">
    <dd>{string-join((@type[. != ''] ! h:kind-of-identifier(.), .[normalize-space()]), h:label(., 'colon'))}</dd>
  </xsl:template>

  <!-- A name that only this folder knows is called so; DOI, URI and the like are called the same everywhere. -->
  <xsl:function name="h:kind-of-identifier" as="xs:string">
    <xsl:param name="type" as="attribute()"/>
    <xsl:sequence select="if ($type = 'local') then h:label($type, 'local') else string($type)"/>
  </xsl:function>

  <xsl:template match="ed:licence[matches(@target, '^https?://')]" mode="h:fact" as="element()">
    <dd><a href="{tokenize(@target)[1]}">{(.[normalize-space()], @target)[1]}</a></dd>
  </xsl:template>

  <!-- How the text was encoded: what the header says of it, word for word. -->
  <xsl:template name="h:encoding" as="element()?">
    <xsl:variable name="said" as="element()*" select="
        (TEI/teiHeader/encodingDesc | self::ed:part)/(projectDesc | editorialDecl/*)[normalize-space()]"/>
    <xsl:if test="exists($said)">
      <details class="encoding">
        <summary>{h:label(., 'encoding')}</summary>
        <div lang="{(TEI/teiHeader/@xml:lang, @xml:lang, h:edition(.)/@lang)[1]}">
          <xsl:apply-templates select="$said" mode="h:encoding"/>
        </div>
      </details>
    </xsl:if>
  </xsl:template>

  <xsl:mode name="h:encoding" on-no-match="fail"/>

  <xsl:template match="*" mode="h:encoding" as="element()*">
    <h3><xsl:if test="h:lang-of-header(.)"><xsl:attribute name="lang" select="h:edition(.)/@labels"/></xsl:if>{h:label(., 'said-' || (if ($h:said-headings = local-name()) then local-name() else 'other'))}</h3>
    <xsl:apply-templates select="*" mode="h:text"/>
  </xsl:template>

  <!-- The parts of the header that have a heading of their own here. -->
  <xsl:variable name="h:said-headings" as="xs:string+" select="'projectDesc', 'correction', 'normalization', 'punctuation', 'quotation', 'hyphenation', 'segmentation', 'stdVals', 'interpretation'"/>

  <!-- For machines: Dublin Core, and what indexes of scholarly works look for. -->
  <xsl:template name="h:metadata" as="element()*" visibility="public">
    <xsl:context-item as="element(ed:edition)" use="required"/>
    <xsl:variable name="said" as="element()*" select="ed:facts/*[ed:is-said(.)]"/>
    <xsl:variable name="metas" as="element()*">
      <xsl:sequence select="h:meta('DC.title', h:title(.)), h:meta('citation_title', h:title(.))"/>
      <xsl:sequence select="$said[self::ed:author] ! (h:meta('DC.creator', .), h:meta('citation_author', .))"/>
      <xsl:sequence select="$said[self::ed:contributor][not(@software = 'yes')] ! h:meta('DC.contributor', .)"/>
      <xsl:sequence select="$said[self::ed:publisher] ! h:meta('DC.publisher', .)"/>
      <xsl:sequence select="$said[self::ed:published]/@when[. != ''] ! (h:meta('DC.date', .), h:meta('citation_publication_date', .))"/>
      <xsl:sequence select="$said[self::ed:identifier] ! h:meta('DC.identifier', .)"/>
      <xsl:sequence select="$said[self::ed:licence] ! h:meta('DC.rights', (@target[. != ''], .)[1])"/>
      <xsl:sequence select="h:meta('DC.language', @lang), h:meta('citation_language', @lang)"/>
      <xsl:sequence select="$said[self::ed:keyword] ! h:meta('DC.subject', .)"/>
    </xsl:variable>
    <xsl:sequence select="$metas"/>
    <xsl:call-template name="h:linked-data"/>
  </xsl:template>

  <!-- schema.org. It is data, not a script; “<” is written so that it cannot end the element. -->
  <xsl:template name="h:linked-data" as="element()">
    <xsl:context-item as="element(ed:edition)" use="required"/>
    <xsl:variable name="said" as="element()*" select="ed:facts/*[ed:is-said(.)]"/>
    <xsl:variable name="data" as="map(xs:string, item()*)" select="map{
        '@context': 'https://schema.org',
        '@type': 'CreativeWork',
        'name': h:title(.),
        'inLanguage': string(@lang),
        'author': array{ $said[self::ed:author] ! map{'@type': 'Person', 'name': string(.)} },
        'contributor': array{ $said[self::ed:contributor][not(@software = 'yes')] ! map{'@type': 'Person', 'name': string(.)} },
        'publisher': $said[self::ed:publisher][1]/string(),
        'datePublished': $said[self::ed:published][1]/@when[. != '']/string(),
        'license': $said[self::ed:licence][1]/@target[. != '']/string(),
        'identifier': $said[self::ed:identifier][1]/string(),
        'keywords': array{ $said[self::ed:keyword] ! string(.) },
        'mentions': array{ ed:index[@kind = 'person']/ed:entry[@known = 'yes'] ! h:mention(.) } }"/>
    <xsl:variable name="given" as="map(xs:string, item())" select="
        map:merge(map:keys($data)[exists($data(.))] ! map:entry(., $data(.)))"/>
    <script type="application/ld+json">
      <xsl:value-of select="replace(serialize($given, map{'method': 'json', 'indent': false()}), '&lt;', '\\u003c')"/>
    </script>
  </xsl:template>

  <xsl:function name="h:mention" as="map(xs:string, item())">
    <xsl:param name="entry" as="element(ed:entry)"/>
    <xsl:variable name="links" as="xs:string*" select="$entry/ed:link/@href[starts-with(., 'http')] ! string(.)"/>
    <xsl:sequence select="map:merge((
        map{'@type': 'Person', 'name': string($entry/@name)},
        if (exists($links)) then map{'sameAs': array{$links}} else ()))"/>
  </xsl:function>

  <xsl:function name="h:meta" as="element()">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="content" as="xs:string"/>
    <meta name="{$name}" content="{$content}"/>
  </xsl:function>

</xsl:stylesheet>
