<?xml version="1.0" encoding="UTF-8"?>
<!-- Who, where and when: the indexes, each entry with the sentences in which it occurs. Part of the package edition.xsl. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:ed="urn:x-teiwright:edition"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                expand-text="yes" exclude-result-prefixes="#all">

  <xsl:template name="ed:indexes" as="element()*">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:param name="marked" as="element(TEI)"/>
    <xsl:param name="entries" as="map(xs:string, xs:string+)"/>
    <xsl:param name="labels" as="xs:string"/>
    <xsl:variable name="marks" as="element()*" select="
        $marked/text//*[self::persName or self::placeName or self::orgName or self::name or self::rs or self::date]"/>
    <xsl:variable name="contexts" as="map(xs:string, xs:string+)" select="ed:contexts($marked/text, $labels)"/>
    <xsl:variable name="by-kind" as="map(xs:string, element()*)">
      <xsl:map>
        <xsl:for-each-group select="$marks" group-by="string(@ed:kind)">
          <xsl:map-entry key="current-grouping-key()" select="current-group()"/>
        </xsl:for-each-group>
      </xsl:map>
    </xsl:variable>
    <xsl:for-each select="'person', 'place', 'org'">
      <ed:index kind="{.}">
        <xsl:call-template name="ed:entries">
          <xsl:with-param name="names" select="$by-kind(.)"/>
          <xsl:with-param name="listed" select="$entries"/>
          <xsl:with-param name="contexts" select="$contexts"/>
          <xsl:with-param name="tei" select="$tei"/>
        </xsl:call-template>
      </ed:index>
    </xsl:for-each>
    <ed:dates>
      <xsl:call-template name="ed:chronology">
        <xsl:with-param name="dates" select="$marks[self::date][@ed:says != '']"/>
        <xsl:with-param name="contexts" select="$contexts"/>
      </xsl:call-template>
    </ed:dates>
  </xsl:template>

  <xsl:variable name="ed:kinds" static="yes" as="map(xs:string, xs:string)" select="
      map{'person': 'person', 'personGrp': 'person', 'place': 'place', 'org': 'org'}"/>

  <!-- The index that a name belongs in: by what it is, or else by what it points to. Nothing for a name of which nobody says what it names. -->
  <xsl:function name="ed:kind" as="xs:string?">
    <xsl:param name="mark" as="element()"/>
    <xsl:sequence select="
        if ($mark[self::persName] or $mark/@type = 'person') then 'person'
        else if ($mark[self::placeName] or $mark/@type = 'place') then 'place'
        else if ($mark[self::orgName] or $mark/@type = 'org') then 'org'
        else $ed:kinds(local-name($mark/@ref/key('ed:by-id', ed:entry-keys(..)[1])[1]))"/>
  </xsl:function>

  <!-- Names that point to a name: in a list of persons without entries, as in volumes of diplomatic papers. -->
  <xsl:key name="ed:naming" match="(persName | placeName | orgName | name | rs)[@ref or @corresp]" use="tokenize((@ref, @corresp)[1])"/>

  <!-- What a name points to: ids of entries here, addresses elsewhere; without a pointer, its own id if others point to it, the entry that has it as its name, or
       its own words. -->
  <xsl:function name="ed:entry-keys" as="xs:string+">
    <xsl:param name="name" as="element()"/>
    <xsl:variable name="pointers" as="xs:string" select="string(($name/@ref, $name/@corresp)[translate(., '# &#9;&#10;', '') ne ''][1])"/>
    <xsl:sequence select="
        if ($name/@ed:entry) then tokenize($name/@ed:entry)  (: in a prepared text, where its words may stand apart :)
        else if (starts-with($pointers, '#') and not(contains($pointers, ' '))) then substring($pointers, 2)
        else if ($pointers) then tokenize($pointers) ! (if (starts-with(., '#')) then substring(., 2) else .)
        else if ($name/@xml:id[key('ed:naming', '#' || ., root($name))]) then string($name/@xml:id)
        else if ($name/(parent::person | parent::personGrp | parent::place | parent::org)/@xml:id) then string($name/../@xml:id)
        else 'form.' || local-name($name) || '.' || ed:word-key(string($name/(@key, .)[1]))"/>
  </xsl:function>

  <xsl:template name="ed:entries" as="element(ed:entry)*">
    <xsl:param name="names" as="element()*"/>
    <xsl:param name="listed" as="map(xs:string, xs:string+)"/>
    <xsl:param name="contexts" as="map(xs:string, xs:string+)"/>
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:for-each-group select="$names" group-by="tokenize(@ed:entry)">
      <xsl:sort select="ed:sort-key($listed(current-grouping-key())[1])"/>
      <xsl:sort select="current-grouping-key()"/>
      <xsl:variable name="known" as="element()?" select="key('ed:by-id', current-grouping-key(), root($tei))[1]"/>
      <xsl:variable name="name" as="xs:string+" select="$listed(current-grouping-key())"/>
      <ed:entry id="{current-grouping-key()}" name="{$name[1]}" sort="{ed:sort-key($name[1])}" life="{$name[2]}"
                known="{if ($known) then 'yes' else 'no'}">
        <xsl:sequence select="$known/idno ! ed:link(.)"/>
        <xsl:sequence select="$known/note ! ed:entry-note(.)"/>
        <xsl:for-each select="current-group()">
          <ed:occurrence>
            <xsl:call-template name="ed:occurrence">
              <xsl:with-param name="context" select="$contexts(string(@ed:id))"/>
            </xsl:call-template>
          </ed:occurrence>
        </xsl:for-each>
      </ed:entry>
    </xsl:for-each-group>
  </xsl:template>

  <!-- For each entry of the indexes: its name (as the list of persons, places or organisations has it, else as the text first has it),
       its dates of life, both as one says them: “Lovelace, Ada (1815–1852)”, and the type of that list (text: only the text vouches for it). -->
  <xsl:function name="ed:entries" as="map(xs:string, xs:string+)" visibility="public">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:map>
      <xsl:for-each-group select="$tei/text//*[self::persName or self::placeName or self::orgName or self::name or self::rs][ed:kind(.)]"
                          group-by="ed:entry-keys(.)">
        <!-- (In a corpus another text may have the same id; a list of the whole corpus is asked last.) -->
        <xsl:variable name="known" as="element()?" select="(key('ed:by-id', current-grouping-key(), $tei), key('ed:by-id', current-grouping-key(), root($tei)))[1]"/>
        <xsl:variable name="name" as="xs:string" select="if ($known) then ed:entry-name($known) else ed:name-as-written(.)"/>
        <xsl:variable name="life" as="xs:string" select="string($known ! ed:life(.))"/>
        <xsl:map-entry key="current-grouping-key()" select="$name, $life, string-join(($name, $life[.] ! ('(' || . || ')')), ' '), string($known/../@type)"/>
      </xsl:for-each-group>
    </xsl:map>
  </xsl:function>

  <xsl:function name="ed:link" as="element(ed:link)">
    <xsl:param name="idno" as="element(idno)"/>
    <ed:link href="{normalize-space($idno)}" authority="{($idno/@subtype, $idno/@type)[1]}"/>
  </xsl:function>

  <xsl:function name="ed:entry-note" as="element(ed:note)">
    <xsl:param name="note" as="element(note)"/>
    <ed:note>{normalize-space($note)}</ed:note>
  </xsl:function>

  <!-- The name under which an entry is listed: Surname, Forename of. The usual name comes before variants; what has no name has its words, or its id. -->
  <xsl:function name="ed:entry-name" as="xs:string">
    <xsl:param name="entry" as="element()"/>
    <xsl:variable name="names" as="element()*" select="$entry/(persName | placeName | orgName)"/>
    <xsl:variable name="name" as="element()?" select="
        ($names[not(@type = ('variant', 'birth', 'married', 'pseudonym'))], $names, $entry/(name | head | idno))[1]"/>
    <!-- A title only where nothing else tells the person from others of that surname: “Ketterer, Frau”. -->
    <xsl:variable name="further" as="xs:string*" select="$name/(forename | nameLink | addName | genName)[normalize-space()]"/>
    <xsl:variable name="rest" as="xs:string" select="normalize-space(string-join(if (exists($further)) then $further else $name/roleName, ' '))"/>
    <xsl:sequence select="
        if ($name/surname) then string-join((normalize-space(string-join($name/surname, ' ')), $rest[.]), ', ')
        else (ed:name-as-written($name)[.], normalize-space($entry)[.], string($entry/@xml:id))[1]"/>
  </xsl:function>

  <!-- Letters without their accents, in lower case: one order for all languages, the same on every machine. -->
  <xsl:function name="ed:sort-key" as="xs:string" visibility="public">
    <xsl:param name="name" as="xs:string"/>
    <xsl:sequence select="ed:folded(replace(normalize-unicode($name, 'NFKD'), '\p{M}', ''))"/>
  </xsl:function>

  <!-- By which two spellings are one name. A vowel sign of an Indian or Arabic letter is no accent: names differ by it. -->
  <xsl:function name="ed:word-key" as="xs:string">
    <xsl:param name="name" as="xs:string"/>
    <xsl:sequence select="replace(ed:folded(replace(normalize-unicode($name, 'NFKD'), '[&#x300;-&#x36F;]', '')), '[^\p{L}\p{M}\p{N}]+', '-')"/>
  </xsl:function>

  <xsl:function name="ed:folded" as="xs:string">
    <xsl:param name="letters" as="xs:string"/>
    <xsl:variable name="plain" as="xs:string" select="lower-case($letters)"/>
    <xsl:sequence select="replace(replace(replace(replace(translate($plain, 'øłđ', 'old'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), '^\P{L}+', '')"/>
  </xsl:function>

  <!-- 1878–1953; * 1890; † ca. 1947; before 1815 – 1870 -->
  <xsl:function name="ed:life" as="xs:string">
    <xsl:param name="person" as="element()"/>
    <xsl:variable name="birth" as="xs:string?" select="$person/birth[1] ! ed:year(.)"/>
    <xsl:variable name="death" as="xs:string?" select="$person/death[1] ! ed:year(.)"/>
    <xsl:sequence select="
        if ($birth and $death) then $birth || (if (contains($birth || $death, ' ')) then ' – ' else '–') || $death
        else if ($birth) then '* ' || $birth
        else if ($death) then '† ' || $death
        else ''"/>
  </xsl:function>

  <!-- When somebody was born or died: the year where one alone is stated, and for certain; else the few words in which it is stated, or without such the years of the
       value (“1815/1817”, “ca. 1815”, “…/1814”). -->
  <xsl:function name="ed:year" as="xs:string">
    <xsl:param name="event" as="element()"/>
    <xsl:variable name="words" as="xs:string" select="normalize-space($event)"/>
    <xsl:variable name="first" as="xs:string" select="ed:bare-year(($event/@when, $event/@notBefore, $event/@from)[1])"/>
    <xsl:variable name="last" as="xs:string" select="ed:bare-year(($event/@when, $event/@notAfter, $event/@to)[1])"/>
    <xsl:variable name="about" as="xs:boolean" select="$event/@precision = ('low', 'medium')"/>
    <xsl:variable name="doubt" as="xs:boolean" select="$event/@cert = ('low', 'medium', 'unknown')"/>
    <xsl:variable name="brief" as="xs:boolean" select="not($event/*) and string-length($words) le 30 and matches($words, '\d')"/>
    <xsl:sequence select="
        if (not($first || $last)) then $words
        else if ($brief and ($about or $doubt or $first ne $last or starts-with($first, '-'))) then $words
        else 'ca. '[$about] || string-join(distinct-values(($first, $last)) ! (.[.], '…')[1], '/') || '?'[$doubt]"/>
  </xsl:function>

  <!-- The year of a date of TEI, with no zeros before it; nothing if it has none. -->
  <xsl:function name="ed:bare-year" as="xs:string" visibility="public">
    <xsl:param name="value" as="xs:string?"/>
    <xsl:sequence select="if (matches($value, '^-?\d{4}')) then replace($value, '^(-?)0*(\d+).*$', '$1$2') else ''"/>
  </xsl:function>

  <!-- Dates in the order of time. -->
  <xsl:template name="ed:chronology" as="element(ed:date)*">
    <xsl:param name="dates" as="element(date)*"/>
    <xsl:param name="contexts" as="map(xs:string, xs:string+)"/>
    <xsl:for-each select="$dates[@ed:earliest != '' or @ed:latest != '']">
      <xsl:sort select="xs:date((@ed:earliest, @ed:latest)[. != ''][1])"/>
      <xsl:sort select="xs:date((@ed:latest, @ed:earliest)[. != ''][1])"/>
      <ed:date earliest="{@ed:earliest}" latest="{@ed:latest}" says="{@ed:says}">
        <xsl:sequence select="@precision"/>
        <xsl:call-template name="ed:occurrence">
          <xsl:with-param name="context" select="$contexts(string(@ed:id))"/>
        </xsl:call-template>
      </ed:date>
    </xsl:for-each>
  </xsl:template>

  <!-- Where a name or date stands, and the words of its sentence before and after it. -->
  <xsl:template name="ed:occurrence" as="attribute()*">
    <xsl:param name="context" as="xs:string+"/>
    <xsl:attribute name="ref" select="@ed:id"/>
    <xsl:attribute name="in" select="$context[1]"/>
    <xsl:attribute name="place" select="$context[2]"/>
    <xsl:attribute name="cert" select="@cert"/>
    <xsl:attribute name="before" select="$context[3]"/>
    <xsl:attribute name="form" select="normalize-space(.)"/>
    <xsl:attribute name="after" select="$context[4]"/>
  </xsl:template>

</xsl:stylesheet>
