<?xml version="1.0" encoding="UTF-8"?>
<!-- Dates: the first and last day a TEI date allows, and its value in words. Part of the package edition.xsl. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:ed="urn:x-teiwright:edition"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                expand-text="yes" exclude-result-prefixes="#all">

  <!-- The day in a value that has a time or a time zone too: “1998-12-08+02:00”, “1998Z”. -->
  <xsl:function name="ed:without-time" as="xs:string" visibility="public">
    <xsl:param name="value" as="xs:string?"/>
    <xsl:variable name="day" as="xs:string" select="if (contains($value, 'T')) then substring-before($value, 'T') else string($value)"/>
    <xsl:sequence select="if (contains($day, ':')) then replace($day, '[+-]\d\d:\d\d$', '') else translate($day, 'Z ', '')"/>
  </xsl:function>

  <!-- How exactly a value says when: year, month, day, or month-day without a year; empty: not at all. The usual lengths come first. -->
  <xsl:function name="ed:exactness" as="xs:string">
    <xsl:param name="day" as="xs:string"/>
    <xsl:variable name="length" as="xs:integer" select="string-length($day)"/>
    <xsl:sequence select="
        if ($length = 10 and $day castable as xs:date) then 'day'
        else if ($length = 4 and $day castable as xs:gYear) then 'year'
        else if ($length = 7 and $day castable as xs:gYearMonth) then 'month'
        else if ($day castable as xs:gMonthDay) then 'month-day'
        else if ($day castable as xs:gYear) then 'year'
        else if ($day castable as xs:gYearMonth) then 'month'
        else if ($day castable as xs:date) then 'day'
        else ''"/>
  </xsl:function>

  <!-- The first day that a value (YYYY, YYYY-MM, YYYY-MM-DD, or with a time) covers; empty if it has no year. -->
  <xsl:function name="ed:first-day" as="xs:string">
    <xsl:param name="value" as="xs:string?"/>
    <xsl:variable name="day" as="xs:string" select="ed:without-time($value)"/>
    <xsl:variable name="exactness" as="xs:string" select="ed:exactness($day)"/>
    <xsl:sequence select="
        if ($exactness = 'day') then $day
        else if ($exactness = 'month') then $day || '-01'
        else if ($exactness = 'year') then $day || '-01-01'
        else ''"/>
  </xsl:function>

  <!-- The last day that a value covers. -->
  <xsl:function name="ed:last-day" as="xs:string">
    <xsl:param name="value" as="xs:string?"/>
    <xsl:variable name="day" as="xs:string" select="ed:without-time($value)"/>
    <xsl:variable name="exactness" as="xs:string" select="ed:exactness($day)"/>
    <xsl:sequence select="
        if ($exactness = 'day') then $day
        else if ($exactness = 'month') then string(xs:date($day || '-01') + xs:yearMonthDuration('P1M') - xs:dayTimeDuration('P1D'))
        else if ($exactness = 'year') then $day || '-12-31'
        else ''"/>
  </xsl:function>

  <xsl:function name="ed:earliest" as="xs:string">
    <xsl:param name="date" as="element()"/>
    <xsl:sequence select="ed:first-day($date/(@when, @from, @notBefore)[1])"/>
  </xsl:function>

  <!-- A single day begins and ends what it says. -->
  <xsl:function name="ed:latest" as="xs:string">
    <xsl:param name="date" as="element()"/>
    <xsl:param name="earliest" as="xs:string"/>
    <xsl:sequence select="if ($date/@when = $earliest) then $earliest else ed:last-day($date/(@when, @to, @notAfter)[1])"/>
  </xsl:function>

  <!-- A value in words: “25 July 1943”, “July 1943”, “1943”. What is not understood is given as it is. -->
  <xsl:function name="ed:day-in-words" as="xs:string" cache="yes">
    <xsl:param name="value" as="xs:string"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:variable name="day" as="xs:string" select="ed:without-time($value)"/>
    <xsl:variable name="exactness" as="xs:string" select="ed:exactness($day)"/>
    <xsl:variable name="part" as="xs:string*" select="tokenize(translate($day, '-', ' '))"/>
    <xsl:sequence select="
        if ($exactness = 'year') then ed:year-in-words($day, $part[1], $language)
        else if ($exactness = 'month') then
          ed:label('month-year', $language, (ed:month($part[2], $language), ed:year-in-words($day, $part[1], $language)))
        else if ($exactness = 'day') then
          ed:label('month-year', $language, (ed:day-and-month($part[3], $part[2], $language), ed:year-in-words($day, $part[1], $language)))
        else if ($exactness = 'month-day') then ed:day-and-month($part[2], $part[1], $language)
        else $value"/>
  </xsl:function>

  <xsl:function name="ed:year-in-words" as="xs:string">
    <xsl:param name="day" as="xs:string"/>
    <xsl:param name="digits" as="xs:string"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:variable name="year" as="xs:string" select="string(xs:integer($digits))"/>
    <xsl:sequence select="if (starts-with($day, '-')) then $year || ' ' || ed:label('before-christ', $language) else $year"/>
  </xsl:function>

  <xsl:function name="ed:day-and-month" as="xs:string">
    <xsl:param name="day" as="xs:string"/>
    <xsl:param name="month" as="xs:string"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:sequence select="ed:label('day-month', $language, (if (xs:integer($day) = 1) then ed:label('first-day', $language) else string(xs:integer($day)), ed:month($month, $language)))"/>
  </xsl:function>

  <xsl:variable name="ed:months" static="yes" as="map(xs:string, xs:string+)" select="
      map:merge($ed:languages ! map:entry(., tokenize($ed:labels(. || ':months'))))"/>

  <xsl:function name="ed:month" as="xs:string">
    <xsl:param name="digits" as="xs:string"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:sequence select="($ed:months($language)[xs:integer($digits)], $digits)[1]"/>
  </xsl:function>

  <!-- The value of a date element in words, from its attributes alone; empty if it has none that we read. -->
  <xsl:function name="ed:says" as="xs:string" visibility="public">
    <xsl:param name="date" as="element()"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:variable name="plain" as="xs:string" select="ed:says-exactly($date, $language)"/>
    <xsl:sequence select="
        if ($plain and $date/@precision = ('low', 'medium')) then ed:label('about', $language, $plain) else $plain"/>
  </xsl:function>

  <xsl:function name="ed:says-exactly" as="xs:string">
    <xsl:param name="date" as="element()"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:sequence select="if ($date/@when) then ed:day-in-words($date/@when, $language) else ed:span-in-words($date, $language)"/>
  </xsl:function>

  <!-- “from 1914 to 1918”, “not before 1914”; empty if it has neither beginning nor end. -->
  <xsl:function name="ed:span-in-words" as="xs:string">
    <xsl:param name="date" as="element()"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:variable name="first" as="xs:string?" select="$date/(@from, @notBefore)[1] ! ed:without-time(.)"/>
    <xsl:variable name="last" as="xs:string?" select="$date/(@to, @notAfter)[1] ! ed:without-time(.)"/>
    <!-- From the first day of a year to the last of another is from year to year. -->
    <xsl:variable name="years" as="xs:boolean" select="ends-with($first, '-01-01') and ends-with($last, '-12-31')"/>
    <xsl:variable name="start" as="xs:string?" select="$first ! ed:day-in-words(if ($years) then substring(., 1, string-length(.) - 6) else ., $language)"/>
    <xsl:variable name="end" as="xs:string?" select="$last ! ed:day-in-words(if ($years) then substring(., 1, string-length(.) - 6) else ., $language)"/>
    <xsl:variable name="days" as="xs:string" select="if (not($years) and ed:exactness(string($first)) = 'day' and ed:exactness(string($last)) = 'day') then '-days' else ''"/>
    <xsl:variable name="moment" as="xs:boolean" select="exists($date/(@notBefore | @notAfter))"/>
    <xsl:choose>
      <xsl:when test="$start = $end">
        <xsl:sequence select="$start"/>
      </xsl:when>
      <xsl:when test="exists($start) and exists($end)">
        <xsl:sequence select="ed:label((if ($moment) then 'between' else 'from-to') || $days, $language, ($start, $end))"/>
      </xsl:when>
      <xsl:when test="exists($start)">
        <xsl:sequence select="ed:label(if ($moment) then 'not-before' else 'from', $language, $start)"/>
      </xsl:when>
      <xsl:when test="exists($end)">
        <xsl:sequence select="ed:label(if ($moment) then 'not-after' else 'until', $language, $end)"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="''"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

</xsl:stylesheet>
