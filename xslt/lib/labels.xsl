<?xml version="1.0" encoding="UTF-8"?>
<!-- Words of the outputs' own by language, from labels.xml. Part of the package edition.xsl. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:ed="urn:x-teiwright:edition"
                expand-text="yes" exclude-result-prefixes="#all">

  <!-- Read once, when the stylesheet is compiled. -->
  <xsl:variable name="ed:languages" static="yes" as="xs:string*" select="tokenize(doc('labels.xml')/labels/@languages)"/>

  <xsl:variable name="ed:labels" static="yes" as="map(xs:string, xs:string)" select="
      map:merge(doc('labels.xml')/labels/label/* ! map:entry(local-name() || ':' || ../@key, string(.)))"/>

  <!-- Languages that have a code of two letters, by the codes of three that are written for them. -->
  <xsl:variable name="ed:shortest" static="yes" as="map(xs:string, xs:string)" select="
      map:merge(tokenize('ara:ar ben:bn bul:bg cat:ca ces:cs cze:cs cym:cy wel:cy dan:da deu:de ger:de div:dv dut:nl nld:nl ell:el eng:en est:et fas:fa per:fa fin:fi fra:fr fre:fr gle:ga
        heb:he hin:hi hrv:hr hun:hu hye:hy arm:hy isl:is ice:is ita:it jpn:ja kas:ks kat:ka geo:ka kor:ko lat:la lav:lv lit:lt nor:no pol:pl por:pt pus:ps ron:ro rum:ro rus:ru san:sa slk:sk slo:sk slv:sl
        snd:sd spa:es sqi:sq alb:sq srp:sr swe:sv tur:tr uig:ug ukr:uk urd:ur yid:yi ydd:yi yih:yi zho:zh chi:zh') ! map:entry(substring-before(., ':'), substring-after(., ':')))"/>

  <!-- The language of a tag: its first part, in its shortest form. -->
  <xsl:function name="ed:primary" as="xs:string" visibility="public">
    <xsl:param name="tag" as="xs:string"/>
    <xsl:variable name="first" as="xs:string" select="lower-case(tokenize($tag, '-')[1])"/>
    <xsl:sequence select="($ed:shortest($first), $first)[1]"/>
  </xsl:function>

  <!-- The language of labels for a language tag: its first part, or English where we have no labels for it. -->
  <xsl:function name="ed:label-language" as="xs:string" visibility="public">
    <xsl:param name="tag" as="xs:string"/>
    <xsl:sequence select="(ed:primary($tag)[. = $ed:languages], 'en')[1]"/>
  </xsl:function>

  <!-- Of the languages of several texts that of most of them; of two with as many texts that which comes first. -->
  <xsl:function name="ed:language-of-most" as="xs:string?" visibility="public">
    <xsl:param name="tags" as="xs:string*"/>
    <xsl:for-each-group select="$tags" group-by="lower-case(tokenize(., '-')[1])">
      <xsl:sort select="count(current-group())" order="descending"/>
      <xsl:if test="position() eq 1"><xsl:sequence select="current-group()[1]"/></xsl:if>
    </xsl:for-each-group>
  </xsl:function>

  <!-- The language of labels that was asked for, or else that of the text. A slip of the pen must not go unseen. -->
  <xsl:function name="ed:asked-language" as="xs:string" visibility="public">
    <xsl:param name="asked" as="xs:string"/>
    <xsl:param name="of-text" as="xs:string"/>
    <xsl:if test="$asked and not(lower-case(tokenize($asked, '-')[1]) = $ed:languages)">
      <xsl:message terminate="yes">The setting “language” is “{$asked}”; it can be {string-join($ed:languages, ', ')}.</xsl:message>
    </xsl:if>
    <xsl:sequence select="ed:label-language(if ($asked) then $asked else $of-text)"/>
  </xsl:function>

  <!-- A label. A key that labels.xml has not got stops the run: that is a fault of ours. -->
  <xsl:function name="ed:label" as="xs:string" visibility="public">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:variable name="found" as="xs:string?" select="$ed:labels($language || ':' || $key)"/>
    <xsl:if test="empty($found)">
      <xsl:message terminate="yes">labels.xml has no “{$key}” in the language “{$language}”.</xsl:message>
    </xsl:if>
    <xsl:sequence select="$found"/>
  </xsl:function>

  <!-- A label in which {a} and {b} are replaced. -->
  <xsl:function name="ed:label" as="xs:string" visibility="public">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:param name="values" as="xs:string*"/>
    <xsl:variable name="pattern" as="xs:string" select="ed:label($key, $language)"/>
    <xsl:sequence select="ed:put(ed:put($pattern, '{a}', string($values[1])), '{b}', string($values[2]))"/>
  </xsl:function>

  <!-- The name of a language in the language of the labels; without one, its tag. -->
  <xsl:function name="ed:language-name" as="xs:string" visibility="public">
    <xsl:param name="tag" as="xs:string"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:sequence select="($ed:labels($language || ':language-' || ed:primary($tag)), $tag)[1]"/>
  </xsl:function>

  <!-- The side on which a language begins its lines: that of its script, if the tag has one, else of its usual one. -->
  <xsl:variable name="ed:right-to-left" static="yes" as="xs:string+" select="'ar', 'arc', 'dv', 'fa', 'he', 'jrb', 'ks', 'lad', 'nqo', 'ota', 'ps', 'sam', 'sd', 'syr', 'ug', 'ur', 'yi'"/>

  <xsl:function name="ed:direction" as="xs:string" visibility="public">
    <xsl:param name="tag" as="xs:string"/>
    <xsl:variable name="parts" as="xs:string*" select="tokenize(lower-case($tag), '-')"/>
    <xsl:variable name="script" as="xs:string?" select="$parts[position() gt 1][string-length() = 4][matches(., '^[a-z]+$')][1]"/>
    <xsl:sequence select="
        if (if ($script) then $script = ('arab', 'hebr', 'syrc', 'thaa', 'nkoo', 'samr', 'adlm', 'rohg') else ed:primary($tag) = $ed:right-to-left) then 'rtl' else 'ltr'"/>
  </xsl:function>

  <!-- dir, for what is in this language among what is in that. (The same language is the usual case, asked for each occurrence of a name.) -->
  <xsl:function name="ed:dir" as="attribute(dir)?" visibility="public">
    <xsl:param name="tag" as="xs:string"/>
    <xsl:param name="around" as="xs:string"/>
    <xsl:if test="$tag ne $around and ed:direction($tag) ne ed:direction($around)"><xsl:attribute name="dir" select="ed:direction($tag)"/></xsl:if>
  </xsl:function>

  <!-- Headings that are worth a table of contents: three at least, and numbers alone, which say nothing, only where there are many. -->
  <xsl:function name="ed:worth-listing" as="xs:boolean" visibility="public">
    <xsl:param name="headings" as="xs:string*"/>
    <xsl:sequence select="
        count($headings) gt 2 and (count($headings) gt 7 or (some $heading in $headings satisfies not(matches(normalize-space($heading), '^([\W\d]*|[IVXLCDM]+\W*)$'))))"/>
  </xsl:function>

  <xsl:function name="ed:put" as="xs:string">
    <xsl:param name="pattern" as="xs:string"/>
    <xsl:param name="place" as="xs:string"/>
    <xsl:param name="value" as="xs:string"/>
    <xsl:sequence select="
        if (contains($pattern, $place)) then substring-before($pattern, $place) || $value || substring-after($pattern, $place) else $pattern"/>
  </xsl:function>

</xsl:stylesheet>
